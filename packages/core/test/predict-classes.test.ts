import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tensor, tensor1d, tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import {
  input,
  layers,
  model,
  sequential,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { predictClasses } from '../src/index.js';
import { networkFromFunctions } from '../src/network/index.js';

beforeAll(() => setBackend('cpu'));

// Border to tfjs-layers: `apply` on symbolic tensors gives symbolic tensors, which its type leaves open.
const symbolic = (value: unknown): SymbolicTensor => value as SymbolicTensor;

/** The mean of the input, of which one class gets a fifth and the other nine tenths. */
function meanNet(activation: 'linear' | 'sigmoid' | 'tanh'): LayersModel {
  const net = sequential({
    layers: [
      layers.globalAveragePooling2d({ name: 'mean', inputShape: [2, 2, 1] }),
      layers.dense({ name: 'classes', units: 2, activation }),
    ],
  });
  const weights = [tensor2d([0.2, 0.9], [1, 2]), tensor1d([0, 0])];
  net.setWeights(weights);
  for (const weight of weights) weight.dispose();
  return net;
}

async function predicted(
  net: LayersModel,
  x: Tensor | Tensor[],
  options?: { reductionLayer: string },
) {
  const before = memory().numTensors;
  try {
    const { outputs, activation } = await predictClasses(net, x, options);
    expect(memory().numTensors).toBe(before);
    return [activation, ...[...outputs].map((value) => Number(value.toFixed(4)))];
  } finally {
    net.dispose();
    for (const each of [x].flat()) each.dispose();
  }
}

const ones = (dtype?: 'int32') => tensor([1, 1, 1, 1], [2, 2, 1], dtype);

it('says what the outputs come from, where the network says it', async () => {
  expect(await predicted(meanNet('linear'), ones())).toEqual(['linear', 0.2, 0.9]);
  // 1 / (1 + e^-0.2) and 1 / (1 + e^-0.9).
  expect(await predicted(meanNet('sigmoid'), ones())).toEqual(['sigmoid', 0.5498, 0.7109]);
  // tanh 0.2 and tanh 0.9.
  expect(await predicted(meanNet('tanh'), ones())).toEqual([undefined, 0.1974, 0.7163]);
});

it('takes whole numbers, a batch of one, and a layer by name', async () => {
  expect(await predicted(meanNet('linear'), ones('int32'))).toEqual(['linear', 0.2, 0.9]);
  const batch = tensor([1, 1, 1, 1], [1, 2, 2, 1]);
  expect(await predicted(meanNet('linear'), batch)).toEqual(['linear', 0.2, 0.9]);
  const mean = { reductionLayer: 'mean' };
  expect(await predicted(meanNet('linear'), tensor([1, 2, 3, 4], [2, 2, 1]), mean)).toEqual([
    undefined,
    2.5,
  ]);
});

it('gives nothing for several inputs of a batch, and for an output that is not one number for each class', async () => {
  expect(
    await predicted(meanNet('linear'), tensor([1, 1, 1, 1, 1, 1, 1, 1], [2, 2, 2, 1])),
  ).toEqual(['linear']);
  const pixels = sequential({ layers: [layers.softmax({ axis: -1, inputShape: [2, 2, 1] })] });
  expect(await predicted(pixels, ones())).toEqual(['softmax']);
});

it('reads an output of one position of space, and a network of two inputs', async () => {
  const place = sequential({
    layers: [
      layers.averagePooling2d({ poolSize: 2, inputShape: [2, 2, 2] }),
      layers.activation({ activation: 'softmax' }),
    ],
  });
  // Means of 2 and 2 - ln 3.
  const few = 2 - Math.log(3);
  const x = tensor([2, few, 2, few, 2, few, 2, few], [2, 2, 2]);
  expect(await predicted(place, x)).toEqual(['softmax', 0.75, 0.25]);
  const [a, b] = [input({ shape: [2] }), input({ shape: [2] })];
  const sum = model({ inputs: [a, b], outputs: symbolic(layers.add().apply([a, b])) });
  expect(await predicted(sum, [tensor1d([1, 2]), tensor1d([3, 4])])).toEqual([undefined, 4, 6]);
});

it('predicts what tfjs-layers frees too early, as a value that a layer reads twice and another once', async () => {
  const x = input({ shape: [2] });
  const doubled = symbolic(layers.activation({ activation: 'relu' }).apply(x));
  const squared = layers.multiply().apply([doubled, doubled]);
  const net = model({
    inputs: x,
    outputs: symbolic(layers.add().apply([squared, doubled] as SymbolicTensor[])),
  });
  expect(await predicted(net, tensor1d([2, 3]))).toEqual([undefined, 6, 12]);
});

it('gives nothing for a network of functions, which has no prediction of its own', async () => {
  const network = networkFromFunctions({
    inputs: [{ name: 'input', shape: [null, 2], dtype: 'float32' }],
    trunk: (x) => x,
    head: (x) => x,
  });
  const x = tensor1d([1, 2]);
  const { outputs } = await predictClasses(network, x);
  expect([...outputs]).toEqual([]);
  x.dispose();
});
