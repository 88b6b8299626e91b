import { gradCAM } from '@gradcam/core';
import { withMendedKernels } from '@gradcam/tfjs-gradients';
import type { CombiningMethod } from '@gradcam/core/methods';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  getBackend,
  mul,
  range,
  reshape,
  sin,
  sum,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { relativeDifference } from './expect-map.js';
import { recordDifference } from './record-difference.js';
import { withoutLeak } from './without-leak.js';

/** The function to differentiate, and its input. */
export interface GradientCase {
  /** From a batch of one to any number of axes; runs under the tape. */
  readonly head: (activations: Tensor) => Tensor;
  /** With the batch axis. */
  readonly shape: readonly number[];
  /** As many as the shape holds; numbers without a pattern when left out. */
  readonly values?: readonly number[];
}

/** A method that returns the gradient itself in place of a map. */
export const gradientMethod: CombiningMethod = {
  name: 'gradient',
  combine: ({ gradients }) => gradients.clone(),
};

/**
 * Makes numbers without a pattern, the same every time.
 *
 * @param shape The shape.
 * @param start The start of the sequence.
 * @returns A tensor; the caller disposes it, or a `tf.tidy` around it.
 */
export function noise(shape: readonly number[], start: number): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return tidy(() => reshape(sin(mul(range(start, start + count, 1), 1.7)), [...shape]));
}

/**
 * Asserts that the gradient of a head is what finite differences say. The head must be linear, or at least until one of its
 * inputs is raised by one: then a difference of one is exact.
 *
 * @param given The head and its input.
 * @param tolerance Relative to the largest slope.
 */
export async function expectGradient(given: GradientCase, tolerance: number): Promise<void> {
  const { head, shape } = given;
  await withoutLeak(async () => {
    const network = networkFromFunctions({
      input: { name: 'image', shape: [null, ...shape.slice(1)], dtype: 'float32' },
      trunk: (input) => input.clone(),
      head,
    });
    const score = (output: Tensor) => sum(mul(output, noise(output.shape, 11)));
    const x = given.values === undefined ? noise(shape, 0) : tensor([...given.values], [...shape]);
    const { scoreMap } = await gradCAM(network, x, score, {
      method: gradientMethod,
      sign: 'signed',
      outputUpsampling: 'none',
    });
    const expected = await differences(x, (moved) => {
      const output = head(moved);
      return score(reshape(output, output.shape.slice(1)));
    });
    const difference = relativeDifference(await scoreMap.data(), expected);
    recordDifference(difference, tolerance);
    expect(difference, getBackend()).toBeLessThanOrEqual(tolerance);
    scoreMap.dispose();
    x.dispose();
  });
}

/** Computes how much a score rises when one input rises by one, for each input. */
async function differences(x: Tensor, score: (x: Tensor) => Tensor): Promise<number[]> {
  const values = await x.data();
  const read = async (moved: ArrayLike<number>): Promise<number> => {
    const result = await withMendedKernels(() =>
      tidy(() => score(tensor(Array.from(moved), x.shape))),
    );
    const [value = NaN] = await result.data();
    result.dispose();
    return value;
  };
  const before = await read(values);
  const found: number[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const moved = Float32Array.from(values);
    moved[index] = (moved[index] ?? 0) + 1;
    found.push((await read(moved)) - before);
  }
  return found;
}
