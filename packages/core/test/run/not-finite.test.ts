import '@tensorflow/tfjs-backend-cpu';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import {
  avgPool,
  dispose,
  fill,
  mean,
  memory,
  mul,
  ones,
  sqrt,
  sub,
  sum,
  div,
  tensor,
  tensor2d,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { averagedMap, checkExplainable, createExplainer, gradCAM } from '../../src/index.js';
import { eigenCamMethod } from '../../src/methods.js';
import { networkFromFunctions } from '../../src/network/index.js';
import { scaledMap } from '../../src/preset/scaled-map.js';
import type { Fault } from '../../src/run/finite/fault.js';
import { firstFault, type Finding } from '../../src/run/finite/first-fault.js';

const fault = (layer: string): Fault => ({ layer, value: NaN, index: [0] });

/** Looks in a graph where some layers have a fault; says where it found the first, and where it looked. */
async function search(
  inputs: Readonly<Record<string, readonly string[]>>,
  last: string,
  findings: Readonly<Record<string, Finding>>,
): Promise<{ readonly layer: string; readonly looks: readonly string[] }> {
  const looks: string[] = [];
  const { layer } = await firstFault(fault(last), {
    sourcesOf: (name) => inputs[name] ?? [],
    isFinite: (name) => name === 'input',
    look: (name) => {
      looks.push(name);
      return Promise.resolve(findings[name] ?? 'finite');
    },
  });
  return { layer, looks };
}

describe('the search for the layer where a number is not finite', () => {
  it('halves the way to it', async () => {
    const names = Array.from({ length: 64 }, (_, index) => `layer${index}`);
    const inputs = Object.fromEntries(
      names.map((name, index) => [name, [index === 0 ? 'input' : `layer${index - 1}`]]),
    );
    const broken = Object.fromEntries(names.slice(20).map((name) => [name, fault(name)]));
    const { layer, looks } = await search(inputs, 'layer63', broken);
    expect(layer).toBe('layer20');
    expect(looks.length).toBeLessThanOrEqual(7);
  });

  it('goes on in the branch that has it', async () => {
    const inputs = { a: ['input'], b: ['a'], c: ['b'], sum: ['a', 'c'], last: ['sum'] };
    const { layer } = await search(inputs, 'last', {
      b: fault('b'),
      c: fault('c'),
      sum: fault('sum'),
    });
    expect(layer).toBe('b');
  });

  it('goes around layers at which the network cannot be cut', async () => {
    const inputs = { a: ['input'], b: ['a'], c: ['b'], d: ['c'] };
    expect((await search(inputs, 'd', { a: fault('a'), b: 'unknown', c: fault('c') })).layer).toBe(
      'a',
    );
    expect((await search(inputs, 'd', { a: 'unknown', b: 'unknown', c: 'unknown' })).layer).toBe(
      'd',
    );
  });
});

/** The score is the root of the mean, whose slope at zero is infinite. */
const rooted = networkFromFunctions({
  input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
  trunk: (input: Tensor) => input.clone(),
  head: (features: Tensor) => sqrt(mean(features, [1, 2])),
});

describe('a gradient that is not finite', () => {
  it('is refused by a method that weighs with it, and no matter for one that does not', async () => {
    const x = tensor([0, 0, 0, 0], [2, 2, 1]);
    const before = memory().numTensors;
    await expect(gradCAM(rooted, x, 0)).rejects.toThrow(
      /^gradCAM: the gradient of the score in the output of "trunk"/,
    );
    const { scoreMap } = await gradCAM(rooted, x, 0, { method: eigenCamMethod });
    expect([...(await scoreMap.data())]).toEqual([0, 0, 0, 0]);
    scoreMap.dispose();
    expect(memory().numTensors).toBe(before);
    x.dispose();
  });

  it('is looked for by the score that has it, where another has one of another kind', async () => {
    const dense = (name: string) => layers.dense({ name, units: 2, useBias: false });
    const model = sequential({
      layers: [
        layers.conv2d({
          ...{ name: 'conv', filters: 1, kernelSize: 1, inputShape: [2, 2, 1] },
          kernelInitializer: 'ones',
        }),
        layers.globalAveragePooling2d({ name: 'pool' }),
        ...['first', 'second', 'third'].map(dense),
      ],
    });
    const set = (name: string, rows: number[][]) => {
      const weights = tensor2d(rows);
      model.getLayer(name).setWeights([weights]);
      weights.dispose();
    };
    set('first', [[1, 1]]);
    set('second', [
      [1e30, 0],
      [0, 1e30],
    ]);
    // In "first" the slopes of one class are -Infinity and 0, of the other Infinity and -Infinity, whose sum is NaN.
    set('third', [
      [-1e30, 1e30],
      [0, -1e30],
    ]);
    const x = fill([2, 2, 1], 1e-30);
    await expect(gradCAM(model, x, [0, 1])).rejects.toThrow(
      /the output of "first" is not finite, got Infinity at \[0, 0\]/,
    );
    x.dispose();
    model.dispose();
  });

  it('says that the reduction function makes it where the output is finite', async () => {
    const x = ones([2, 2, 1]);
    const target = (output: Tensor) => sum(div(output, sub(output, output)));
    await expect(gradCAM(rooted, x, target)).rejects.toThrow(
      /got Infinity.*the output of "head" is finite: look at the target/,
    );
    x.dispose();
  });
});

it('is nothing that zeros show of a network that divides by its input', async () => {
  const whitened = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
    trunk: (input: Tensor) => div(input, mean(input)),
    head: (features: Tensor) => mean(features, [1, 2]),
  });
  expect(await checkExplainable(whitened)).toMatchObject({ explainable: true, problems: [] });
});

it('is a problem of a network that has none for a picture either', async () => {
  const { numTensors } = memory();
  const broken = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
    trunk: (input: Tensor) => mul(input, NaN),
    head: (features: Tensor) => mean(features, [1, 2]),
  });
  expect(await checkExplainable(broken)).toMatchObject({
    explainable: false,
    problems: [{ code: 'NOT_FINITE' }],
  });
  expect(memory().numTensors).toBe(numTensors);
});

it('scales a map that is the same everywhere to zeros, also where nothing is added', async () => {
  const map = scaledMap(ones([1, 2, 2]), 0);
  expect([...(await map.data())]).toEqual([0, 0, 0, 0]);
  map.dispose();
});

it('is found in a map that only its resizing brings beyond 32 bits', async () => {
  const linear = networkFromFunctions({
    input: { name: 'image', shape: [null, 8, 8, 1], dtype: 'float32' },
    trunk: (input: Tensor) => avgPool(input as Tensor4D, 2, 2, 'valid'),
    head: (features: Tensor) => mean(features, [1, 2]),
  });
  const edge = [0, 3.4e38, 3.4e38, 0];
  const method = {
    name: 'edges',
    combine: () => tensor([...edge, ...edge, ...edge, ...edge], [1, 4, 4]),
  };
  const x = ones([8, 8, 1]);
  // Bicubic resizing overshoots beside an edge.
  await expect(gradCAM(linear, x, 0, { method })).rejects.toMatchObject({
    code: 'NOT_FINITE',
    message: expect.stringMatching(/the map by "edges".* is not finite/) as string,
  });
  const { scoreMap } = await gradCAM(linear, x, 0, { method, outputUpsampling: 'none' });
  dispose([scoreMap, x]);
});

it('averages maps whose sum is more than 32 bits hold', async () => {
  const linear = networkFromFunctions({
    input: { name: 'image', shape: [null, 1, 2, 1], dtype: 'float32' },
    trunk: (input: Tensor) => input.clone(),
    head: (features: Tensor) => mean(features, [1, 2]),
  });
  const x = tensor([3e38, 0], [1, 2, 1]);
  const map = await averagedMap(await createExplainer(linear), x, 0, { factors: [1, 1, 1] });
  // Each position counts 1/2.
  expect(((await map.data())[0] ?? NaN) / 1.5e38).toBeCloseTo(1, 5);
  map.dispose();
  x.dispose();
});
