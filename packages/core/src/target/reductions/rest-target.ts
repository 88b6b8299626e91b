import { calledAs, checkNumber } from '@gradcam/errors';
import { add, logSoftmax, reshape, slice, sum } from '@tensorflow/tfjs-core';
import { requireClass } from './require-class.js';
import type { ReductionFunction } from '../target.js';

/**
 * Makes the ReST target of Shapley-CAM (Cai 2025, arXiv 2501.06261): y_c + log p_c, the score of a class before the softmax and
 * the logarithm of the one after it, so that neither the other classes are left out nor a confident prediction loses its
 * gradient. Use it with `score: 'logit'`. For a pixel classifier it is summed over all positions.
 *
 * @param classIndex The class, by its index.
 * @returns A target for `gradCAM`, which fails with `CLASS_OUT_OF_RANGE` where the network has no such class.
 * @throws `BAD_OPTION` for what is not a number
 *
 * @example
 * ```ts
 * await gradCAM(model, x, restTarget(285), { score: 'logit', method: shapleyCamMethod });
 * ```
 */
export function restTarget(classIndex: number): ReductionFunction {
  calledAs('restTarget', () => {
    checkNumber(classIndex, { where: 'the class index' });
  });
  return (output) =>
    calledAs('restTarget', () => {
      const classes = output.shape[output.rank - 1] ?? 1;
      requireClass(classIndex, classes);
      const logits = reshape(output, [-1, classes]);
      return sum(slice(add(logits, logSoftmax(logits)), [0, classIndex], [-1, 1]));
    });
}
