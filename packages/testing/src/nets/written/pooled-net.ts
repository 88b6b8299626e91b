import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { graphModelOf, windows } from './graph-model-of.js';

const kernel = [1, -1];
// By window, row by row, then by channel, then by class.
const weights = [1, 0, 0.5, 0, 2, 0, -1, 0, 0, 1, 1, 0, -1, 0, 0.25, 0];

/** A picture of 4 x 4 whose third window of 2 x 2 has nothing above zero. */
export const picture4x4 = (): Tensor =>
  tensor([1, -2, 3, -4, -5, 6, -7, 8, -1, -2, 9, -10, -3, -4, -11, 12], [4, 4, 1]);

/**
 * Makes a net of two channels, the picture and its negative; a maximum over windows of 2 x 2 and a ReLU, in one or the other
 * order; and two scores, the first from the weights 1, 2, 0, -1 of the first channel and 1/2, -1, 1, 1/4 of the second.
 *
 * @param order The layer that comes first; the converter puts the pooling first whatever the network has.
 * @param format A graph model, or a layers model.
 * @returns The model; the caller disposes it.
 */
export async function pooledNet(
  order: 'pool first' | 'relu first',
  format: 'graph' | 'layers',
): Promise<GraphModel | LayersModel> {
  return format === 'graph' ? pooledGraph(order) : pooledLayers(order);
}

function pooledGraph(order: 'pool first' | 'relu first'): Promise<GraphModel> {
  const isPool = order === 'pool first';
  const pool = { op: 'MaxPool', input: [isPool ? 'conv' : 'relu'], attr: windows(2, 2) };
  const relu = { op: 'Relu', input: [isPool ? 'pool' : 'conv'] };
  return graphModelOf({
    inputs: { image: [-1, 4, 4, 1] },
    constants: {
      kernel: { shape: [1, 1, 1, 2], values: kernel },
      row: { shape: [2], values: [-1, 8], dtype: 'int32' },
      weights: { shape: [8, 2], values: weights },
    },
    nodes: {
      conv: { op: 'Conv2D', input: ['image', 'kernel'], attr: windows(1) },
      ...(isPool ? { pool, relu } : { relu, pool }),
      flat: { op: 'Reshape', input: [isPool ? 'relu' : 'pool', 'row'] },
      scores: { op: 'MatMul', input: ['flat', 'weights'] },
    },
    outputs: { scores: [-1, 2] },
  });
}

function pooledLayers(order: 'pool first' | 'relu first'): LayersModel {
  const pool = layers.maxPooling2d({ name: 'pool', poolSize: 2 });
  const relu = layers.activation({ name: 'relu', activation: 'relu' });
  const conv = { name: 'conv', filters: 2, kernelSize: 1, useBias: false } as const;
  const model = sequential({
    layers: [
      layers.conv2d({ ...conv, inputShape: [4, 4, 1] }),
      ...(order === 'pool first' ? [pool, relu] : [relu, pool]),
      layers.flatten(),
      layers.dense({ name: 'scores', units: 2, useBias: false }),
    ],
  });
  const values = [tensor(kernel, [1, 1, 1, 2]), tensor(weights, [8, 2])];
  model.setWeights(values);
  values.forEach((value) => {
    value.dispose();
  });
  return model;
}
