import { concat, reshape, slice, type Tensor } from '@tensorflow/tfjs-core';
import { callersOwn, GradCamError } from '@gradcam/errors';
import { isTensor } from '../tensor/is-tensor.js';
import type { Score } from './score.js';
import type { ReductionFunction } from './target.js';

/**
 * Makes a score of a reduction function, which is called for one sample at a time.
 *
 * @param reduce From one sample's output, without its batch axis, to a scalar.
 * @returns The score.
 */
export function reductionScore(reduce: ReductionFunction): Score {
  const score: Score = {
    ofClasses: () => score,
    ofSample: () => score,
    classOf: () => undefined,
    region: undefined,
    evaluate: (output) => {
      const [count = 1, ...rest] = output.shape;
      const channels = rest[rest.length - 1] ?? 1;
      // A classifier may end in [N, 1, 1, C]; its class vector is what a user means.
      const shape = rest.slice(0, -1).every((size) => size === 1) ? [channels] : rest;
      // As rows, for the gradient of a slice is a pad, which WebGL has for four axes at most.
      const rows = count === 1 ? output : reshape(output, [count, -1]);
      const scalars = Array.from({ length: count }, (_, sample) => {
        const one = count === 1 ? rows : slice(rows, [sample], [1]);
        return toVector(callersOwn(() => reduce(reshape(one, shape))));
      });
      return scalars.length === 1 && scalars[0] !== undefined ? scalars[0] : concat(scalars);
    },
  };
  return score;
}

function toVector(result: unknown): Tensor {
  if (isTensor(result) && result.size === 1) return reshape(result, [1]);
  const got = isTensor(result)
    ? `a tensor of shape [${result.shape.join(', ')}]`
    : result instanceof Promise
      ? 'a promise'
      : `a ${typeof result}`;
  throw new GradCamError(
    'REDUCTION_NOT_SCALAR',
    `the reduction function must return one number as a tensor, got ${got}; reduce its result with tf.sum or tf.mean, and return the tensor itself.`,
  );
}
