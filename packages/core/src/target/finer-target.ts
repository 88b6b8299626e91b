import {
  abs,
  add,
  div,
  equal,
  mul,
  oneHot,
  range,
  reshape,
  slice,
  softmax,
  sub,
  sum,
  tidy,
  topk,
  where,
  cast,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { detached } from '../tensor/detached.js';
import type { ReductionFunction } from './target.js';

/** With what a class is compared. */
export interface FinerOptions {
  /** How much the other classes count; 1 when left out, 0 is the class alone. */
  readonly alpha?: number | undefined;
  /** How many classes of the nearest score; 3 when left out. */
  readonly count?: number | undefined;
}

/**
 * Finer-CAM's target (Zhang 2025, arXiv 2501.11309): a class less those that are hardest to tell from it, so that the map shows what
 * makes the difference. Take it with `score: 'logit'`.
 *
 * The others are weighted by their probabilities among themselves, which the gradient takes for constants; pytorch-grad-cam differentiates
 * these too, torchcam has no weights.
 *
 * @param classIndex The class.
 * @param options The others.
 * @returns A target for `gradCAM`.
 *
 * @example
 * ```ts
 * await gradCAM(model, x, finerTarget(285), { score: 'logit' });
 * ```
 */
export function finerTarget(
  classIndex: number,
  { alpha = 1, count = 3 }: FinerOptions = {},
): ReductionFunction {
  return (output) => {
    const logits = reshape(output, [-1]);
    const own = slice(logits, [classIndex], [1]);
    const weights = detached(logits, (values) => nearest(values, classIndex, count));
    return sub(own, mul(alpha, sum(mul(weights, logits))));
  };
}

/** The weights of the classes whose scores are nearest, adding up to one; zero for all others. */
function nearest(logits: Tensor, classIndex: number, count: number): Tensor {
  return tidy(() => {
    const classes = logits.size;
    const own = equal(range(0, classes, 1, 'int32'), classIndex);
    const distance = abs(sub(logits, slice(logits, [classIndex], [1])));
    // The class itself is the nearest of all: it is put behind the farthest.
    const far = add(distance, mul(cast(own, 'float32'), add(sum(distance), 1)));
    const { indices } = topk(mul(far, -1), Math.min(count, classes - 1));
    const chosen = sum(cast(oneHot(cast(indices, 'int32'), classes), 'float32'), 0);
    const shares = mul(softmax(logits), chosen);
    const total = sum(shares);
    return div(shares, where(equal(total, 0), add(total, 1), total));
  });
}
