import {
  argMax,
  mul,
  reshape,
  sub,
  sum,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { oneHotRows } from '../../kernels/parts/one-hot-rows.js';

/**
 * Computes the gradient of softmax without cancellation.
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

/** Row by row: of a single row without a batch axis, argmax has one axis too many on WebGPU. */
function softmaxBackward(given: Tensor, probabilities: Tensor): Tensor {
  const classes = probabilities.shape[probabilities.rank - 1] ?? 1;
  const y = reshape(probabilities, [-1, classes]);
  const dy = reshape(given, [-1, classes]);
  const pivot = oneHotRows(argMax(y, 1), classes);
  const shifted = sub(dy, sum(mul(dy, pivot), 1, true));
  const weighted = mul(shifted, y);
  return reshape(sub(weighted, mul(sum(weighted, 1, true), y)), probabilities.shape);
}
