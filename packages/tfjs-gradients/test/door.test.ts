import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import * as door from '../src/index.js';
import {
  frozenReluGradients,
  guidedGradients,
  observeBiases,
  opsWithoutGradient,
  withMendedGradients,
  withMendedKernels,
} from '../src/index.js';

beforeAll(() => tf.setBackend('cpu'));

/** Reads a tensor and disposes it. */
async function read(tensor: tf.Tensor): Promise<number[]> {
  const values = Array.from(await tensor.data());
  tensor.dispose();
  return values;
}

describe('the door', () => {
  it('has these functions', () => {
    expect(Object.keys(door).sort()).toEqual([
      'frozenReluGradients',
      'guidedGradients',
      'observeBiases',
      'opsWithoutGradient',
      'withMendedGradients',
      'withMendedKernels',
    ]);
  });
});

describe('withMendedGradients', () => {
  const largest = (x: tf.Tensor) => tf.max(x);

  it('shares the gradient of a maximum, and leaves TensorFlow.js as it was', async () => {
    const tensors = tf.memory().numTensors;
    const x = tf.tensor1d([3, 1, 3]);
    expect(await read(await withMendedGradients(() => tf.grad(largest)(x)))).toEqual([0.5, 0, 0.5]);
    expect(await read(tf.grad(largest)(x))).toEqual([1, 0, 1]);
    x.dispose();
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('serves tf.grads, whose arguments may lie on different paths', async () => {
    const a = tf.tensor1d([2, 3]);
    const b = tf.tensor1d([5]);
    const squares = (x: tf.Tensor, y: tf.Tensor) => tf.sum(tf.squaredDifference(x, y));
    // 2 (x - y), and the sum of its negatives where y was spread.
    const [byA, byB] = await withMendedGradients(() => tf.grads(squares)([a, b]));
    expect(await read(byA ?? a)).toEqual([-6, -4]);
    expect(await read(byB ?? b)).toEqual([10]);
  });

  it('serves training: a variable that a comparison alone reads gets no gradient', async () => {
    const weight = tf.variable(tf.scalar(2));
    const gate = tf.variable(tf.scalar(1));
    const loss = (): tf.Scalar =>
      tf.mul(tf.square(weight), tf.cast(tf.greater(gate, 0), 'float32'));
    const { value, grads } = await withMendedGradients(() =>
      tf.variableGrads(loss, [weight, gate]),
    );
    expect(await read(value)).toEqual([4]);
    expect(await read(grads[weight.name] ?? value)).toEqual([4]);
    expect(grads[gate.name]).toBeUndefined();
    weight.dispose();
    gate.dispose();
  });

  it('supplies a gradient that TensorFlow.js does not have', async () => {
    const x = tf.tensor1d([1, 5, 3]);
    const topTwo = (x: tf.Tensor) => tf.sum(tf.topk(x, 2).values);
    expect(() => tf.grad(topTwo)(x)).toThrow('gradient function not found for TopK');
    expect(await read(await withMendedGradients(() => tf.grad(topTwo)(x)))).toEqual([0, 1, 1]);
  });

  it('says what is missing, and frees what was recorded', async () => {
    const x = tf.tensor1d([1, 2]);
    const tensors = tf.memory().numTensors;
    const gradient = (score: (x: tf.Tensor) => tf.Tensor) =>
      withMendedGradients(() => tf.tidy(() => tf.grad(score)(x)));
    await expect(gradient((x) => tf.sum(tf.cumprod(x)))).rejects.toThrow(
      'withMendedGradients: TensorFlow.js has no gradient for the op Cumprod between what is differentiated with respect to and the score; leave that op out of what is differentiated, or register a gradient for it.',
    );
    await expect(gradient((x) => tf.cast(tf.argMax(x), 'float32'))).rejects.toThrow(
      'withMendedGradients: the gradient of the score is zero everywhere, because the score passes through ArgMax; differentiate what goes into it.',
    );
    expect(tf.memory().numTensors).toBe(tensors);
  });

  it('refuses an asynchronous function', async () => {
    await expect(withMendedGradients(() => Promise.resolve(1))).rejects.toMatchObject({
      code: 'BAD_OPTION',
    });
  });
});

describe('withMendedKernels', () => {
  it('runs a prediction, also an asynchronous one', async () => {
    // Cast from a fraction to a truth value: what is not zero is true.
    const truths = await withMendedKernels(() =>
      Promise.resolve(tf.cast(tf.tensor1d([0.5, 0]), 'bool')),
    );
    expect(await read(truths)).toEqual([1, 0]);
  });
});

describe('opsWithoutGradient', () => {
  it('names each op once, and none whose gradient is supplied', async () => {
    const x = tf.tensor1d([1, 2]);
    expect(await opsWithoutGradient(x, (x) => tf.sum(tf.cumprod(tf.cumprod(x))))).toEqual([
      'Cumprod',
    ]);
    expect(await opsWithoutGradient(x, (x) => tf.sum(tf.topk(x).values))).toEqual([]);
  });
});

describe('guidedGradients', () => {
  it('pass on only what is positive', async () => {
    const score = (x: tf.Tensor) => tf.sum(tf.mul(tf.relu(x), tf.tensor1d([2, -3])));
    const guided = await withMendedGradients(() => tf.grad(score)(tf.tensor1d([1, 1])), {
      gradients: guidedGradients,
    });
    expect(await read(guided)).toEqual([2, 0]);
  });
});

describe('frozenReluGradients', () => {
  it('keep a ReLU on that was on where they were recorded', async () => {
    const frozen = frozenReluGradients();
    const gradient = tf.grad((x: tf.Tensor) => tf.sum(tf.relu(x)));
    const at = (value: number, gradients: readonly tf.GradConfig[]) =>
      withMendedGradients(() => gradient(tf.tensor1d([value])), { gradients });
    expect(await read(await at(1, frozen.recording))).toEqual([1]);
    expect(await read(await at(-1, frozen.replaying()))).toEqual([1]);
    expect(await read(await at(-1, []))).toEqual([0]);
    frozen.dispose();
  });
});

describe('observeBiases', () => {
  it('sees what is added: with the gradient times x it makes up the score', async () => {
    const terms: tf.Tensor[] = [];
    const constants: tf.Tensor[] = [];
    const score = (x: tf.Tensor) => {
      const result = tf.sum(tf.add(tf.mul(x, 3), tf.scalar(7)));
      observeBiases(x, result, (term) => terms.push(tf.keep(tf.sum(term))), constants);
      return result;
    };
    // 3 * 2 + 7: a gradient of 3, and a term of 7.
    const gradient = await withMendedGradients(() => tf.grad(score)(tf.scalar(2)));
    tf.dispose(constants);
    expect(await read(gradient)).toEqual([3]);
    expect(await Promise.all(terms.map(read))).toEqual([[7]]);
  });
});
