import '@tensorflow/tfjs-backend-cpu';
import { backend, memory, setBackend, tensor } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { hostNumbers } from '../../../src/network/index.js';
import { inputNumbers } from '../../../src/run/inputs/input-numbers.js';

beforeAll(() => setBackend('cpu'));

/** Lets JavaScript look into the memory of a backend, as that of wasm does. */
function openBackend(): void {
  Object.assign(backend(), {
    typedArrayFromHeap: (x: Parameters<typeof inputNumbers>[0]) => x.dataSync(),
  });
}

afterEach(() => {
  Reflect.deleteProperty(backend(), 'typedArrayFromHeap');
});

it('gives numbers that are known as long as a call uses them', async () => {
  const x = tensor([1, 2, 3]);
  const { numTensors } = memory();
  const [one, other] = [await inputNumbers(x), await inputNumbers(x)];
  expect(other.numbers).toBe(one.numbers);
  expect([...one.numbers]).toEqual([1, 2, 3]);
  one.free();
  expect(hostNumbers(x)).toBe(other.numbers);
  other.free();
  expect(hostNumbers(x)).toBeUndefined();
  expect(memory().numTensors).toBe(numTensors);
  x.dispose();
});

it('gives both of two calls that read at the same time the same numbers', async () => {
  const x = tensor([1, 2, 3]);
  const [one, other] = await Promise.all([inputNumbers(x), inputNumbers(x)]);
  expect(other.numbers).toBe(one.numbers);
  one.free();
  expect(hostNumbers(x)).toBe(other.numbers);
  other.free();
  x.dispose();
});

it('copies out of a memory that may move, into what an earlier call left', async () => {
  openBackend();
  const [x, y, z] = [tensor([1, 2, 3]), tensor([4, 5, 6]), tensor([7, 8, 9])];
  const ofX = await inputNumbers(x);
  expect(ofX.numbers).not.toBe(x.dataSync());
  // What is in use stays as it is.
  const ofY = await inputNumbers(y);
  expect([...ofX.numbers, ...ofY.numbers]).toEqual([1, 2, 3, 4, 5, 6]);
  ofX.free();
  const ofZ = await inputNumbers(z);
  expect(ofZ.numbers).toBe(ofX.numbers);
  expect([...ofY.numbers, ...ofZ.numbers]).toEqual([4, 5, 6, 7, 8, 9]);
  ofY.free();
  ofZ.free();
  for (const each of [x, y, z]) each.dispose();
});

it('leaves alone what a backend keeps', async () => {
  const x = tensor([1, 2, 3]);
  const ofX = await inputNumbers(x);
  ofX.free();
  openBackend();
  const y = tensor([4, 5, 6]);
  const ofY = await inputNumbers(y);
  expect([...x.dataSync()]).toEqual([1, 2, 3]);
  ofY.free();
  x.dispose();
  y.dispose();
});
