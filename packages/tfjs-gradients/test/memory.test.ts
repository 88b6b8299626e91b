import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { beforeEach, expect, it } from 'vitest';
import { withMendedGradients } from '../src/index.js';
import { sharesClones, sharing } from '../src/kernels/forward/sharing.js';
import { withStandIns } from '../src/overrides/with-stand-ins.js';

beforeEach(() => tf.setBackend('cpu'));

/** The identity; tells in the backward pass what TensorFlow.js holds by then. */
function probe(see: (held: number) => void): (x: tf.Tensor) => tf.Tensor {
  // Border to tfjs: the types of customGrad do not tell the tensor from the save function.
  return tf.customGrad((x) => ({
    value: (x as tf.Tensor).clone(),
    gradFunc: (dy) => {
      see(tf.memory().numTensors);
      return dy.clone();
    },
  }));
}

/** A chain of as many squares as it is long, with what is held when its backward pass comes to its beginning. */
async function heldBehind(
  length: number,
  run: (work: () => tf.Tensor) => Promise<tf.Tensor>,
): Promise<number> {
  let held = NaN;
  const begin = probe((count) => (held = count));
  const chain = (x: tf.Tensor) => {
    let y = begin(x);
    for (let time = 0; time < length; time += 1) y = tf.square(y);
    return tf.sum(y);
  };
  const x = tf.scalar(1);
  const gradient = await run(() => tf.grad(chain)(x));
  // (x^2)^2... has the slope 2^length at 1.
  expect((await gradient.data())[0]).toBe(2 ** length);
  tf.dispose([x, gradient]);
  return held;
}

it('holds at the beginning of a long chain no more than at that of a short one, where TensorFlow.js holds two tensors more for each op', async () => {
  const before = tf.memory().numTensors;
  const mended = (work: () => tf.Tensor) => withMendedGradients(work);
  expect(await heldBehind(20, mended)).toBe(await heldBehind(2, mended));
  const own = (work: () => tf.Tensor) => Promise.resolve(work());
  expect((await heldBehind(20, own)) - (await heldBehind(2, own))).toBeGreaterThanOrEqual(2 * 18);
  expect(tf.memory().numTensors).toBe(before);
});

it('adds up what comes to one tensor from several sides', async () => {
  const x = tf.tensor1d([1, 2]);
  const before = tf.memory().numTensors;
  // x^2 + x * x + 3 x, differentiated: 4 x + 3.
  const slope = tf.grad((y: tf.Tensor) =>
    tf.sum(tf.addN([tf.square(y), tf.mul(y, y), tf.mul(y, 3)])),
  );
  const gradient = await withMendedGradients(() => slope(x));
  expect(Array.from(await gradient.data())).toEqual([7, 11]);
  gradient.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

it('leaves to the caller what is the caller’s: the gradient it begins with, and one that its own op gives', async () => {
  const x = tf.tensor1d([1, 2]);
  const upstream = tf.tensor1d([10, 20]);
  const constant = tf.tensor1d([3, 4]);
  // Border to tfjs: the types of customGrad do not tell the tensor from the save function.
  const steep = tf.customGrad((y) => ({
    value: (y as tf.Tensor).clone(),
    gradFunc: () => constant,
  }));
  const same = tf.customGrad((y) => ({
    value: (y as tf.Tensor).clone(),
    gradFunc: (dy) => dy,
  }));
  const gradient = await withMendedGradients(() =>
    tf.grad((y: tf.Tensor) => same(steep(same(tf.mul(y, 2)))))(x, upstream),
  );
  expect(Array.from(await gradient.data())).toEqual([6, 8]);
  expect(Array.from(await upstream.data())).toEqual([10, 20]);
  expect(Array.from(await constant.data())).toEqual([3, 4]);
});

it('clones without copying where a backend copies, and the numbers live as long as the last of the clones', async () => {
  const copying = {
    kernelName: 'Identity',
    // Border to tfjs: what a kernel is given under the tape are tensors.
    kernelFunc: ({ inputs }: { inputs: tf.NamedTensorInfoMap }) =>
      tf.add(inputs['x'] as tf.Tensor, 0),
  };
  expect(await sharesClones()).toBe(true);
  expect(await withStandIns([copying], sharesClones)).toBe(false);
  const x = tf.tensor1d([1, 2]);
  const copies = withStandIns([sharing], () => [tf.clone(x), tf.clone(x)]);
  expect(copies.map(({ dataId }) => dataId === x.dataId)).toEqual([true, true]);
  x.dispose();
  copies[0]?.dispose();
  expect(Array.from((await copies[1]?.data()) ?? [])).toEqual([1, 2]);
  const before = tf.memory().numDataBuffers;
  copies[1]?.dispose();
  expect(tf.memory().numDataBuffers).toBe(before - 1);
});
