import type { JsonObject } from '../config/json.js';
import type { LayerConfig } from '../config/layer-config.js';

/** A weight of a layer. */
export interface WeightName {
  /** tfjs-layers' name of it, within the layer. */
  readonly name: string;
  /** The part of the layer that a `.keras` file saves it under. */
  readonly part: string;
}

const named = (part: string, names: readonly string[]): WeightName[] =>
  names.map((name) => ({ name, part }));

const kernelAndBias = (config: JsonObject): string[] =>
  config['use_bias'] === false ? ['kernel'] : ['kernel', 'bias'];

const scaleAndShift = (config: JsonObject): string[] => [
  ...(config['scale'] === false ? [] : ['gamma']),
  ...(config['center'] === false ? [] : ['beta']),
];

const recurrent = ({ config }: LayerConfig): WeightName[] =>
  named('cell', ['kernel', 'recurrent_kernel', ...(config['use_bias'] === false ? [] : ['bias'])]);

const attention = ({ config }: LayerConfig): WeightName[] =>
  [
    ['query', 'query_dense'],
    ['key', 'key_dense'],
    ['value', 'value_dense'],
    ['attention_output', 'output_dense'],
  ].flatMap(([name, part]) =>
    named(
      part ?? '',
      kernelAndBias(config).map((weight) => `${name}/${weight}`),
    ),
  );

const convolution = ({ config }: LayerConfig): WeightName[] => named('', kernelAndBias(config));

const depthwise = ({ config }: LayerConfig): WeightName[] =>
  named('', ['depthwise_kernel', ...kernelAndBias(config).slice(1)]);

const separable = ({ config }: LayerConfig): WeightName[] =>
  named('', ['depthwise_kernel', 'pointwise_kernel', ...kernelAndBias(config).slice(1)]);

const normalising = ({ config }: LayerConfig): WeightName[] => named('', scaleAndShift(config));

/** The weights of each class, in the order in which Keras saves them. */
const classes: Readonly<Record<string, (layer: LayerConfig) => WeightName[]>> = {
  Attention: ({ config }) => (config['use_scale'] === true ? named('', ['scale']) : []),
  BatchNormalization: ({ config }) =>
    named('', [...scaleAndShift(config), 'moving_mean', 'moving_variance']),
  Conv1D: convolution,
  Conv1DTranspose: convolution,
  Conv2D: convolution,
  Conv2DTranspose: convolution,
  Conv3D: convolution,
  Conv3DTranspose: convolution,
  ConvLSTM2D: recurrent,
  Dense: convolution,
  DepthwiseConv1D: depthwise,
  DepthwiseConv2D: depthwise,
  EinsumDense: ({ config }) =>
    named('', config['bias_axes'] == null ? ['kernel'] : ['kernel', 'bias']),
  Embedding: () => named('', ['embeddings']),
  GroupNormalization: normalising,
  GRU: recurrent,
  LayerNormalization: normalising,
  LSTM: recurrent,
  MultiHeadAttention: attention,
  Normalization: ({ config }) => (config['mean'] == null ? named('', ['mean', 'variance']) : []),
  PReLU: () => named('', ['alpha']),
  RMSNormalization: () => named('', ['scale']),
  RNN: recurrent,
  SeparableConv1D: separable,
  SeparableConv2D: separable,
  SimpleRNN: recurrent,
};

/**
 * Lists the weights of a layer.
 *
 * @param layer The layer, as Keras wrote it.
 * @returns In the order in which Keras saves them; nothing for a class that is not known.
 */
export function weightNames(layer: LayerConfig): WeightName[] {
  return Object.hasOwn(classes, layer.className) ? (classes[layer.className]?.(layer) ?? []) : [];
}
