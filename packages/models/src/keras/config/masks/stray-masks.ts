import { isModelConfig } from '../model-config.js';
import type { LayerConfig } from '../layer-config.js';
import { makesMask } from './makes-mask.js';

/** Layers that compute something else under a mask. */
const reading = new Set(
  'Attention Bidirectional ConvLSTM2D GlobalAveragePooling1D GRU LSTM MultiHeadAttention RNN SimpleRNN Softmax TimeDistributed'.split(
    ' ',
  ),
);

/**
 * Removes the masks from a model in which no layer reads them: in Keras, the mask of an embedding ends at a convolution.
 * tfjs-layers would pass it to every later layer, including a recurrent layer behind the convolution.
 *
 * @param layers The layers of one model.
 * @param masked The names of those whose input has a mask.
 * @returns The layers; an embedding masks nothing any more.
 */
export function withoutUnreadMasks(
  layers: readonly LayerConfig[],
  masked: ReadonlySet<string>,
): readonly LayerConfig[] {
  const isRead = layers.some(
    (layer) => masked.has(layer.name) && (reading.has(layer.className) || isModelConfig(layer)),
  );
  if (isRead) return layers;
  return layers.map((layer) =>
    layer.config['mask_zero'] === true
      ? { ...layer, config: { ...layer.config, mask_zero: false } }
      : layer,
  );
}

/**
 * Checks whether a layer would get the mask of another.
 *
 * @param layer A layer that reads masks.
 * @param layers The layers of its model.
 * @param masked The names of those whose input has a mask.
 * @returns True where the layer has none, and the model makes one.
 */
export function hasStrayMask(
  layer: LayerConfig,
  layers: readonly LayerConfig[],
  masked: ReadonlySet<string>,
): boolean {
  return !masked.has(layer.name) && layers.some(makesMask);
}
