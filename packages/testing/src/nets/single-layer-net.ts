import { tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';

interface Weights {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** One case of `tooling/reference/single_layers.py`. */
export interface SingleLayerCase {
  readonly layer: { readonly type: string; readonly [option: string]: unknown };
  readonly feature: Weights;
  readonly kernel?: Weights;
  readonly dense: Weights;
  readonly bias: Weights;
}

/**
 * Makes a net around one layer whose gradient is tested; see the reference script.
 *
 * @param given The layer and all weights.
 * @returns The model; the caller disposes it.
 */
export function singleLayerNet(given: SingleLayerCase): Sequential {
  const { type, ...options } = given.layer;
  const saturated = type === 'activation';
  const model = sequential({
    layers: [
      layers.conv2d({
        name: 'feature',
        filters: 3,
        kernelSize: 3,
        padding: 'same',
        inputShape: [9, 8, 2],
      }),
      ...(saturated ? [] : [layerOf(type, options)]),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 2, activation: saturated ? 'sigmoid' : 'linear' }),
    ],
  });
  const offset = { shape: [3], values: [-0.4, -0.4, -0.4] };
  const weights = [
    given.feature,
    offset,
    ...(given.kernel === undefined ? [] : [given.kernel]),
    given.dense,
    given.bias,
  ];
  const tensors = weights.map(({ shape, values }) => tensor([...values], [...shape]));
  model.setWeights(tensors);
  for (const each of tensors) each.dispose();
  return model;
}

function layerOf(type: string, options: Record<string, unknown>) {
  // Border to JSON: the options are those of the layer that the type names.
  const convolution = { ...options, activation: 'relu', useBias: false };
  switch (type) {
    case 'maxPooling2d':
      return layers.maxPooling2d(options);
    case 'averagePooling2d':
      return layers.averagePooling2d(options);
    case 'depthwiseConv2d':
      return layers.depthwiseConv2d(
        convolution as unknown as Parameters<typeof layers.depthwiseConv2d>[0],
      );
    case 'conv2d':
      return layers.conv2d(convolution as unknown as Parameters<typeof layers.conv2d>[0]);
    default:
      throw new RangeError(`there is no case for the layer ${type}`);
  }
}
