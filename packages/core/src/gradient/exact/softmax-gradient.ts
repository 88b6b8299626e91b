import { argMax, mul, sub, sum, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { oneHotRows } from '../../tensor/one-hot-rows.js';

/**
 * The gradient of softmax without cancellation.
 *
 * tfjs computes y * (dy - sum(y * dy)): where one probability rounds to 1, its 1 - y is lost and the map with it.
 * The result does not change when a constant is added to dy, so dy at the largest probability is subtracted first:
 * the sum then runs over the other probabilities, and 1 - y is their sum. Same formula, exact in float32 until the
 * other probabilities underflow (a margin of about 88 between logits).
 */
export const softmaxGradient: GradConfig = {
  kernelName: 'Softmax',
  outputsToSave: [true],
  gradFunc: (dy, saved) => {
    const [y] = saved;
    // Border to tfjs-core: a gradient may get a list, which softmax never does.
    const upstream = dy as Tensor;
    return { logits: () => (y === undefined ? upstream : softmaxBackward(upstream, y)) };
  },
};

function softmaxBackward(dy: Tensor, y: Tensor): Tensor {
  const last = y.rank - 1;
  const pivot = oneHotRows(argMax(y, last), y.shape[last] ?? 1);
  const atPivot = sum(mul(dy, pivot), last, true);
  const shifted = sub(dy, atPivot);
  const weighted = mul(shifted, y);
  return sub(weighted, mul(sum(weighted, last, true), y));
}
