import { calledAs, checkNumber } from '@gradcam/errors';
import {
  add,
  equal,
  mul,
  relu,
  square,
  sum,
  where,
  zerosLike,
  div,
  onesLike,
  max,
  abs,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { MethodCard } from '../method-card.js';
import type { CombiningMethod, Weighing } from '../method.js';
import { channelWeighted } from '../weighted/channel-weighted.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

const card: MethodCard = {
  name: 'grad-cam-plus-plus',
  title: 'Grad-CAM++',
  paper: 'Chattopadhay 2018, eq. 10, 13, 19',
  formula: 'alpha = G^2 / (2 G^2 + G^3 sum_i A + e); w_k = sum_i alpha ReLU(G)',
  departures:
    'the factor of the exponential, the same everywhere, is left out; e = 0, `gradCamPlusPlus(e)` takes another',
  usesClass: true,
  needs: 'gradients',
};

/**
 * Grad-CAM++ (Chattopadhay 2018, 10.1109/WACV.2018.00097, eq. 10, 13 and 19): positive gradients weighted by how much of the
 * score each position explains alone.
 *
 * As in the paper for a score behind an exponential, whose factor is the same everywhere and is left out: the second and third
 * derivatives are powers of the first.
 */
export const gradCamPlusPlusMethod: MethodCard & Weighing<CombiningMethod> = gradCamPlusPlus(0);

/**
 * Makes Grad-CAM++ with an epsilon in its denominator, as some libraries have it.
 *
 * @param epsilon Added to the denominator; the larger it is compared with the cube of the gradient, the closer the weight is to
 *   the gradient's square.
 * @returns The method.
 * @throws `BAD_OPTION` for an epsilon below zero
 */
export function gradCamPlusPlus(epsilon: number): MethodCard & Weighing<CombiningMethod> {
  calledAs('gradCamPlusPlus', () => {
    checkNumber(epsilon, { where: 'the epsilon', least: 0 });
  });
  return channelWeighted(card, ({ activations, gradients }) => {
    const axes = spaceAxes(activations);
    const total = sum(activations, axes, true);
    // Powers of small gradients leave the range of float32: without an epsilon their size cancels out.
    const scale = epsilon === 0 ? largestOfEach(gradients) : onesLike(max(gradients));
    const first = div(gradients, scale);
    const below = add(
      add(mul(2, square(first)), mul(mul(total, scale), mul(square(first), first))),
      epsilon,
    );
    const none = equal(below, 0);
    const share = where(
      none,
      zerosLike(below),
      div(square(first), where(none, onesLike(below), below)),
    );
    const isZero = equal(gradients, 0);
    const alpha = where(isZero, zerosLike(share), share);
    return sum(mul(alpha, relu(gradients)), axes);
  });
}

/** `[N, 1, …]`; 1 where all are zero. */
function largestOfEach(gradients: Tensor): Tensor {
  const axes = gradients.shape.map((_, axis) => axis).slice(1);
  const largest = max(abs(gradients), axes, true);
  return where(equal(largest, 0), onesLike(largest), largest);
}
