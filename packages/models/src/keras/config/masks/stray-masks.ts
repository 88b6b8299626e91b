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
 * Takes the masks off a model in which nobody reads them: the mask of an embedding ends at a convolution, in Keras. tfjs-layers would
 * hand it on to whatever runs after, to a recurrent layer behind the convolution too.
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
 * Whether a layer would get the mask of another.
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
