import { readCall, tensorsOf, type LayerUses } from '../call.js';
import type { LayerConfig } from '../layer-config.js';
import { makesMask } from './makes-mask.js';

/** Layers of Keras that pass on the mask of their input. */
const passing = new Set(
  (
    'Activation ActivityRegularization Add AlphaDropout Average BatchNormalization Concatenate Dense Dropout ELU Functional ' +
    'GaussianDropout GaussianNoise Identity LayerNormalization LeakyReLU Maximum Minimum Model Multiply MultiHeadAttention PReLU ReLU ' +
    'Sequential Softmax SpatialDropout1D Subtract ThresholdedReLU TimeDistributed UnitNormalization'
  ).split(' '),
);
const recurrent = new Set(['Bidirectional', 'ConvLSTM2D', 'GRU', 'LSTM', 'RNN', 'SimpleRNN']);

/**
 * Finds the layers whose input has a mask: tfjs-layers passes a mask to every layer that runs after one, whether it belongs there
 * or not.
 *
 * @param layers The layers of one model.
 * @param uses Their names.
 * @param inputMasked Whether the model's own input has a mask.
 * @returns The names of the layers.
 */
export function maskedLayers(
  layers: readonly LayerConfig[],
  uses: LayerUses,
  inputMasked: boolean,
): ReadonlySet<string> {
  const masked = new Set<string>();
  const carrying = new Set<string>();
  // A file lists layers in any order: repeated until nothing is added.
  for (let count = -1; count !== masked.size + carrying.size;) {
    count = masked.size + carrying.size;
    for (const [index, layer] of layers.entries()) {
      const sources = sourcesOf(layer, layers[index - 1], uses);
      const isMasked = sources.some((name) => carrying.has(name)) || saysMask(layer, uses);
      if (isMasked || (inputMasked && sources.length === 0)) masked.add(layer.name);
      if (makesMask(layer) || (masked.has(layer.name) && passesMask(layer)))
        carrying.add(layer.name);
    }
  }
  return masked;
}

/** A layer of a Sequential reads the one before it. */
function sourcesOf(layer: LayerConfig, before: LayerConfig | undefined, uses: LayerUses): string[] {
  if (layer.calls === undefined) return before === undefined ? [] : [before.name];
  return layer.calls.flatMap((node) =>
    readCall(node, uses)
      .positional.flatMap(tensorsOf)
      .map((tensor) => tensor.layer),
  );
}

/** Keras 3 writes the mask that a layer was called with. */
function saysMask(layer: LayerConfig, uses: LayerUses): boolean {
  return (layer.calls ?? []).some((node) => {
    const { mask } = readCall(node, uses).named;
    return mask !== undefined && tensorsOf(mask).length > 0;
  });
}

function passesMask({ className, config }: LayerConfig): boolean {
  if (passing.has(className) || className === 'InputLayer') return true;
  if (!recurrent.has(className)) return false;
  return JSON.stringify(config).includes('"return_sequences":true');
}
