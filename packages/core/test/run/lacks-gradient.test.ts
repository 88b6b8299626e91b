import '@tensorflow/tfjs-backend-cpu';
import {
  registerGradient,
  registerKernel,
  setBackend,
  unregisterGradient,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { lacksGradient } from '../../src/run/prepare/lacks-gradient.js';

const lacks = (type: string) => lacksGradient({ name: 'node', type, inputs: [] });

describe('lacksGradient', () => {
  beforeAll(async () => {
    await setBackend('cpu');
  });

  it.each([
    ...['CropAndResize', 'Cumprod', 'FFT', 'MaxPoolWithArgmax', 'RFFT', 'ScatterNd'],
    ...['ImageProjectiveTransformV3', 'SparseToDense', 'TensorScatterUpdate'],
  ])('says so of %s', (type) => {
    expect(lacks(type)).toBe(true);
  });

  it.each([
    // By tfjs, by this package, and without a slope.
    ...['Conv2D', 'Relu', 'Mean', 'Einsum', 'DepthToSpace', 'StridedSlice', 'GatherNd', 'TopK'],
    ...['Greater', 'ArgMax', 'Unique', 'LogicalNot'],
    // Made of other kernels: ops of the converter and layers.
    ...['_FusedConv2D', '_FusedMatMul', 'FusedBatchNormV3', 'AddV2', 'BiasAdd', 'BatchMatMulV2'],
    ...['DivNoNan', 'Dense', 'LayerNormalization', 'MultiHeadAttention', 'Conv3DTranspose', 'LSTM'],
  ])('does not of %s', (type) => {
    expect(lacks(type)).toBe(false);
  });

  it('asks tfjs, to which a kernel and its gradient may have been added', () => {
    const kernel = { kernelName: 'OwnOp', backendName: 'cpu', kernelFunc: () => [] };
    expect(lacks('OwnOp')).toBe(false);
    registerKernel(kernel);
    expect(lacks('OwnOp')).toBe(true);
    registerGradient({ kernelName: 'OwnOp', gradFunc: () => ({}) });
    expect(lacks('OwnOp')).toBe(false);
    unregisterGradient('OwnOp');
    unregisterKernel('OwnOp', 'cpu');
  });
});
