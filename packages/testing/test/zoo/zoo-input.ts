import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { ZooInput } from './zoo-net.js';

/**
 * Makes an input of a net, the same numbers as `tooling/reference/zoo/numbers_of_zoo.py`, all of them exact in float32.
 *
 * @param input What it holds.
 * @returns A batch of one; the caller disposes it.
 */
export function zooInput({ shape, dtype, seed, low, high, zerosFrom }: ZooInput): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  const [, rows = 1] = shape;
  const lastIndex = zerosFrom === undefined ? count : (count / rows) * zerosFrom;
  let state = (seed * 7919 + 1) % 2_147_483_647;
  const values = Array.from({ length: count }, (_, index) => {
    state = (state * 48_271) % 2_147_483_647;
    const value = low + ((high - low) * ((state >> 8) & 255)) / 256;
    if (index >= lastIndex) return 0;
    return dtype === 'int32' ? Math.floor(value) : value;
  });
  return tensor(values, [...shape], dtype);
}
