import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import {
  clone,
  mean,
  memory,
  mul,
  neg,
  ones,
  reshape,
  slice,
  sum,
  tensor1d,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  averagedMap,
  explainBy,
  fuseLayers,
  gradCAM,
  guidedBackpropagation,
  type GradCAMOptions,
  type ReductionFunction,
} from '../src/index.js';
import { eigenSmooth, type MapName, type Method } from '../src/methods.js';
import { networkFromFunctions, type NetworkFunctions } from '../src/network/index.js';

const halves = {
  input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
  trunk: (x: Tensor) => clone(x),
  head: (a: Tensor) => mean(a, [1, 2]),
} as const;
const network = networkFromFunctions(halves);
let x: Tensor;
beforeAll(() => {
  x = ones([2, 2, 1]);
});

it('refuses tokens that lack a part, and a method in place of its name', async () => {
  const tokens = { prefix: 1 } as unknown as GradCAMOptions['tokens'];
  await expect(gradCAM(network, x, 0, { tokens })).rejects.toThrow(
    /^gradCAM: the option tokens is not complete, got \{"prefix":1\}, expected \{ prefix, grid/,
  );
  await expect(explainBy(null as unknown as MapName, network, x, 0)).rejects.toThrow(
    /^explainBy: the name is not a string, got null/,
  );
});

it('refuses options of several maps that are left out, and names in place of lists and methods', async () => {
  // A program without types.
  const fuse = fuseLayers as (...given: readonly unknown[]) => Promise<unknown>;
  const average = averagedMap as (...given: readonly unknown[]) => Promise<unknown>;
  await expect(fuse(network, x, 0)).rejects.toThrow(
    /^fuseLayers: the option featureLayers is not a list of layers, got undefined/,
  );
  await expect(fuse(network, x, 0, { featureLayers: 'conv' })).rejects.toThrow(/the string "conv"/);
  await expect(average(network, x, 0)).rejects.toThrow(/^averagedMap: .*got no options, expected/);
  for (const widthAxis of [1, 0, -5]) {
    const explainer = { explain: () => undefined, widthAxis };
    await expect(average(explainer, x, 0, { flip: true })).rejects.toThrow(
      /^averagedMap: the input does not have the explainer's axis of width, got 3 axes/,
    );
  }
  expect(() => eigenSmooth('grad-cam' as unknown as Method)).toThrow(
    /^eigenSmooth: the method weights no activations, got the string "grad-cam"/,
  );
});

describe('a part of a network', () => {
  const own = new Error('my own mistake');
  const fail = (): never => {
    throw own;
  };
  const trunk = (image: Tensor) => clone(mul(image, 2));
  const lateTrunk = async (image: Tensor) => {
    await Promise.resolve();
    return mul(image, 2);
  };
  const bypass = (image: Tensor) => [neg(mul(image, 3))];
  const lateBypass = async (image: Tensor) => {
    await Promise.resolve();
    return [mul(image, 3)];
  };
  const late = () => Promise.reject(own);

  it.each([
    [{ trunk, bypass: lateBypass }],
    [{ trunk: lateTrunk, bypass }],
    [{ trunk: lateTrunk, bypass: lateBypass }],
  ])('leaves no tensor, asynchronous or not: %o', async (parts) => {
    const before = memory().numTensors;
    const { scoreMap } = await gradCAM(networkFromFunctions({ ...halves, ...parts }), x, 0);
    scoreMap.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it.each([
    [{ trunk, bypass: late }],
    [{ trunk: late, bypass }],
    [{ trunk: lateTrunk, bypass: fail }],
    [{ trunk: lateTrunk, bypass: late }],
    [{ trunk: late, bypass: lateBypass }],
  ])('leaves no tensor where another part fails: %o', async (parts) => {
    const before = memory().numTensors;
    const failing = networkFromFunctions({ ...halves, ...parts });
    await expect(gradCAM(failing, x, 0)).rejects.toBe(own);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(memory().numTensors).toBe(before);
  });
});

describe('a function of a network', () => {
  const own = new Error('my own mistake');
  const fail = (): never => {
    throw own;
  };
  const late = () => Promise.reject<Tensor[]>(own);
  const using = (parts: Partial<Record<keyof NetworkFunctions, unknown>>) =>
    // A program without types.
    gradCAM(networkFromFunctions({ ...halves, ...parts } as NetworkFunctions), x, 0);

  it.each([{ trunk: fail }, { head: fail }, { bypass: fail }, { trunk: late }, { bypass: late }])(
    'that fails has its own error handed on: %o',
    async (parts) => {
      await expect(using(parts)).rejects.toBe(own);
    },
  );

  it.each([
    [{ head: (a: Tensor) => Promise.resolve(a) }, /^gradCAM: the function head .*got a promise/],
    [{ head: () => 1 }, /the function head .*got the number 1, expected a tensor at once/],
    [{ trunk: () => [1] }, /the function trunk .*got a list of 1, expected a tensor, or/],
    [{ trunk: () => Promise.resolve() }, /the function trunk .*got undefined/],
    [{ trunk: () => ({ activations: tensor1d([1]) }) }, /the function trunk .*an object with/],
    [{ bypass: () => undefined }, /the function bypass .*expected a list of tensors/],
  ])('that gives something else is named: %o', async (parts, message) => {
    await expect(using(parts)).rejects.toMatchObject({
      code: 'MODEL_UNSUPPORTED',
      message: expect.stringMatching(message) as string,
    });
  });
});

it('leaves no promise unwatched that it refuses, and that fails later', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);
  const later = async (): Promise<never> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    throw new Error('too late');
  };
  try {
    const async = networkFromFunctions({ ...halves, trunk: later });
    await expect(guidedBackpropagation(async, x, 0)).rejects.toThrow(/an asynchronous trunk/);
    const beside = { trunk: later, bypass: () => fail('at once') };
    await expect(gradCAM(networkFromFunctions({ ...halves, ...beside }), x, 0)).rejects.toThrow(
      /at once/,
    );
    const head = networkFromFunctions({ ...halves, head: later as unknown as () => Tensor });
    await expect(gradCAM(head, x, 0)).rejects.toThrow(/the function head .*got a promise/);
    const reduce = later as unknown as ReductionFunction;
    await expect(gradCAM(network, x, reduce)).rejects.toThrow(/got a promise; reduce its result/);
    await new Promise((resolve) => setTimeout(resolve, 50));
  } finally {
    process.off('unhandledRejection', note);
  }
  expect(unhandled).toEqual([]);
});

function fail(message: string): never {
  throw new Error(message);
}

it('runs a method of its own where the features do not lie over the input, unless it asks for the size of the input', async () => {
  const row = networkFromFunctions({
    input: { name: 'row', shape: [null, 6], dtype: 'float32' },
    trunk: (numbers: Tensor) => reshape(slice(numbers, [0, 0], [-1, 4]), [-1, 2, 2, 1]),
    head: (a: Tensor) => mean(a, [1, 2]),
  });
  const method: Method = {
    name: 'own',
    run: ({ activations }) => Promise.resolve(sum(activations, -1)),
  };
  const { scoreMap } = await gradCAM(row, ones([6]), 0, { method });
  expect(scoreMap.shape).toEqual([2, 2]);
  scoreMap.dispose();
  const sized: Method = {
    name: 'sized',
    run: ({ activations }, { inputSpace }) =>
      Promise.resolve(reshape(activations, [1, ...inputSpace])),
  };
  await expect(gradCAM(row, ones([6]), 0, { method: sized })).rejects.toThrow(
    'do not lie over it axis by axis',
  );
});
