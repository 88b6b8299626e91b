import { gradCAM, withMendedKernels } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  getBackend,
  mul,
  reshape,
  setBackend,
  sum,
  tensor,
  tensor1d,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { gradientMethod } from '../../../assertions/expect-gradient.js';
import { relativeDifference } from '../../../assertions/expect-map.js';
import type { OpCase } from './cases/op-case.js';

/** How far a value is moved; small against the distance from any kink. */
const step = 0.03;

/**
 * Compares the gradient under the library's overrides, on the active backend, with the true one.
 *
 * @param given What is differentiated.
 * @returns The largest difference, relative to the largest slope.
 */
export async function gradientDifference(given: OpCase): Promise<number> {
  const expected = given.expected ?? (await centralDifferences(given));
  const count = given.values.length;
  const network = networkFromFunctions({
    input: { name: 'values', shape: [null, count, 1, 1], dtype: 'float32' },
    trunk: (input) => input.clone(),
    head: (activations) => reshape(given.head(reshape(activations, [count])), [1, -1]),
  });
  const x = tensor([...given.values], [1, count, 1, 1]);
  const score = (output: Tensor) =>
    given.expected === undefined ? sum(mul(output, tensor1d(weights(output.size)))) : sum(output);
  try {
    const { scoreMap } = await gradCAM(network, x, score, {
      method: gradientMethod,
      sign: 'signed',
      outputUpsampling: 'none',
    });
    const found = await scoreMap.data();
    scoreMap.dispose();
    return relativeDifference(found, expected);
  } finally {
    x.dispose();
  }
}

/** So that no two outputs count the same. */
function weights(count: number): number[] {
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
      const parts = weights(output.length);
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
