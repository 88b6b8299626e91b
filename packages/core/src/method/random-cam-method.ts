import { calledAs, checkNumber } from '@gradcam/errors';
import { randomUniform } from '@tensorflow/tfjs-core';
import { repeatBatch } from '../tensor/repeat-batch.js';
import type { MethodCard } from './method-card.js';
import type { CombiningMethod, Weighing } from './method.js';
import { channelWeighted } from './weighted/channel-weighted.js';

const card: MethodCard = {
  name: 'random-cam',
  title: 'Random CAM',
  paper: 'a baseline',
  formula: 'w_k at random from -1 to 1',
  departures: 'none',
  usesClass: false,
  needs: 'activations',
};

/**
 * Weights channels at random, from -1 to 1: a baseline that a method should beat. Every picture and class has the same weights.
 *
 * @param seed A number. The same seed gives the same weights, on every backend.
 * @returns The method.
 * @throws `BAD_OPTION` for a seed that is not a number
 *
 * @example
 * ```ts
 * const { scoreMap } = await gradCAM(model, x, 285, { method: randomCamMethod(7) });
 * ```
 */
export function randomCamMethod(seed = 0): MethodCard & Weighing<CombiningMethod> {
  calledAs('randomCamMethod', () => {
    checkNumber(seed, { where: 'the seed' });
  });
  return channelWeighted(card, ({ activations }) => {
    const [count = 1] = activations.shape;
    const channels = activations.shape[activations.rank - 1] ?? 1;
    return repeatBatch(randomUniform([1, channels], -1, 1, 'float32', seed), count);
  });
}
