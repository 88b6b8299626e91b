import { toNetwork } from '@gradcam/core/network';
import { dispose, memory, ones, profile, tensor } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { oneChannel } from '../../core/test/network/one-pass/normalised-nets.js';
import { testNormalisedNets } from '../../core/test/network/one-pass/test-normalised-nets.js';
import { numbersOf } from '../../core/test/network/one-pass/trunk-difference.js';
import { wasmAdapter } from '../src/node.js';

beforeAll(() => wasmAdapter({ threads: 1 }).prepare());

describe('batch normalisation in one pass on wasm', () => {
  testNormalisedNets();

  it('shows a number that is none, which the convolution would hide', () => {
    const x = tensor([NaN, 0, Infinity, 3], [1, 1, 4, 1]);
    const net = oneChannel('relu');
    expect(numbersOf(net, x)).toEqual([NaN, 3, Infinity, 9]);
    x.dispose();
    net.dispose();
  });

  it('is what a trunk runs, which leaves its activations alone', async () => {
    const net = sequential({
      layers: [
        layers.batchNormalization({ inputShape: [2, 2, 3] }),
        layers.activation({ name: 'feature', activation: 'relu6' }),
        layers.globalAveragePooling2d({ name: 'score' }),
      ],
    });
    const request = { featureLayer: 'feature', reductionLayer: 'score', score: 'output' } as const;
    const cut = toNetwork(net).cut(request);
    const x = ones([1, 2, 2, 3]);
    let tensors = memory().numTensors;
    const { kernelNames } = await profile(async () => {
      const { activations, bypass } = await cut.trunk([x]);
      tensors = memory().numTensors - tensors;
      dispose([activations, ...bypass]);
      return [];
    });
    expect(tensors).toBe(1);
    expect(kernelNames).toContain('FusedDepthwiseConv2D');
    expect(kernelNames).not.toContain('Relu');
    x.dispose();
    net.dispose();
  });
});
