import '@tensorflow/tfjs-backend-cpu';
import { dispose, profile, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { castingNet, oneChannel, randomise } from './normalised-nets.js';
import { testNormalisedNets } from './test-normalised-nets.js';
import { numbersOf, outputsOf, trunkDifference } from './trunk-difference.js';

beforeAll(() => setBackend('cpu'));

async function kernelsOf(net: LayersModel, x: Tensor): Promise<readonly string[]> {
  const { kernelNames } = await profile(() => outputsOf(net, x, true));
  return kernelNames;
}

describe('batch normalisation in one pass', () => {
  testNormalisedNets();

  it('goes without the activation where a nested model casts in between', () => {
    const net = castingNet('bool');
    randomise(net);
    expect(trunkDifference(net)).toBe(0);
    net.dispose();
  });

  it('is a factor and a summand, cut off below and above', () => {
    const x = tensor([-3, 0, 1, 3], [1, 1, 4, 1]);
    const [relu, relu6] = [oneChannel('relu'), oneChannel('relu6')];
    expect(numbersOf(relu, x)).toEqual([0, 3, 5, 9]);
    expect(numbersOf(relu6, x)).toEqual([0, 3, 5, 6]);
    dispose(x);
    for (const net of [relu, relu6]) net.dispose();
  });

  it('runs one kernel over the numbers', async () => {
    const x = tensor([-3, 0, 1, 3], [1, 1, 4, 1]);
    const net = oneChannel('relu6');
    const kernels = await kernelsOf(net, x);
    expect(kernels).toContain('FusedDepthwiseConv2D');
    for (const name of ['Relu', 'Minimum']) expect(kernels).not.toContain(name);
    dispose(x);
    net.dispose();
  });

  it('follows weights that are set anew', () => {
    const x = tensor([-3, 0, 1, 3], [1, 1, 4, 1]);
    const net = oneChannel('relu');
    numbersOf(net, x);
    const weights = [2, 7, 1, 3].map((value) => tensor([value]));
    net.setWeights(weights);
    expect(numbersOf(net, x)).toEqual([3, 6, 7, 9]);
    dispose([x, weights]);
    net.dispose();
  });

  it('leaves numbers that are not finite to the layers', () => {
    const x = tensor([NaN, 0, Infinity, 3], [1, 1, 4, 1]);
    const net = oneChannel('relu');
    expect(numbersOf(net, x)).toEqual([NaN, 3, Infinity, 9]);
    const weights = [4, NaN, 1, 3].map((value) => tensor([value]));
    net.setWeights(weights);
    expect(numbersOf(net, x)).toEqual([NaN, NaN, NaN, NaN]);
    dispose([x, weights]);
    net.dispose();
  });
});
