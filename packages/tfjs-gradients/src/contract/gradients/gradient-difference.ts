import {
  getBackend,
  grad,
  mul,
  reshape,
  setBackend,
  sum,
  tensor1d,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { withMendedGradients } from '../../differentiate/with-mended-gradients.js';
import { withMendedKernels } from '../../kernels/with-mended-kernels.js';
import { differenceOf } from '../difference-of.js';
import type { OpCase } from './cases/op-case.js';

/** The distance that a value is moved; small against the distance from any kink. */
const step = 0.03;

/**
 * Compares the mended gradient, on the active backend, with the true one.
 *
 * @param given The case to differentiate.
 * @returns The largest difference, relative to the largest slope.
 */
export async function gradientDifference(given: OpCase): Promise<number> {
  const expected = given.expected ?? (await centralDifferences(given));
  if (!expected.every(Number.isFinite)) throw new Error('there is no finite gradient to expect');
  const score = (x: Tensor) => {
    const output = given.head(x);
    return given.expected === undefined
      ? sum(mul(reshape(output, [-1]), tensor1d(weightsOf(output.size))))
      : sum(output);
  };
  const x = tensor1d([...given.values]);
  try {
    const gradient = await withMendedGradients(() => grad(score)(x));
    const numbers = await gradient.data();
    gradient.dispose();
    return differenceOf(numbers, expected);
  } finally {
    x.dispose();
  }
}

/** So that no two outputs count the same. */
function weightsOf(count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.sin(1.7 * (index + 11)));
}

/** Of fourth order; computed by tfjs's plain JavaScript, whose results can be read at once, and summed in float64. */
async function centralDifferences({ head, values }: OpCase): Promise<number[]> {
  const active = getBackend();
  await import('@tensorflow/tfjs-backend-cpu');
  await setBackend('cpu');
  try {
    const scoreAt = (index: number, distance: number): number => {
      const moved = values.map((value, at) => (at === index ? value + distance : value));
      const output = tidy(() => head(tensor1d(moved)).dataSync());
      const parts = weightsOf(output.length);
      return parts.reduce((total, weight, at) => total + weight * (output[at] ?? NaN), 0);
    };
    // Some kernels of plain JavaScript are wrong as well.
    return await withMendedKernels(() =>
      values.map((_, index) => {
        const rise = (distance: number) => scoreAt(index, distance) - scoreAt(index, -distance);
        return (8 * rise(step) - rise(2 * step)) / (12 * step);
      }),
    );
  } finally {
    await setBackend(active);
  }
}
