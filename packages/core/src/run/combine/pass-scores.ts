import { layerFormat } from '@gradcam/layer-select';
import { neg, slice, type Tensor } from '@tensorflow/tfjs-core';
import type { Network } from '../../network/network.js';
import { channelsLast } from '../../space/data-format.js';
import type { Score } from '../../target/score.js';
import { repeatBatch } from '../../tensor/repeat-batch.js';
import type { Context } from '../context.js';
import type { ScoredPass } from '../pass.js';
import { sameData } from '../../tensor/same-data.js';

/**
 * Fixes the scores of a pass to the classes that were explained, for other activations may be predicted as others.
 *
 * @param pass The explained pass.
 * @returns The scores, each for all samples.
 */
export function fixedScores({ scores, explained }: ScoredPass): readonly Score[] {
  const samples = explained.length / scores.length;
  return scores.map((score, index) => {
    const ofScore = explained.slice(index * samples, (index + 1) * samples);
    return score.ofClasses(ofScore.map(({ classIndex }) => classIndex));
  });
}

/**
 * Makes the score of one map, for outputs of its sample many times over.
 *
 * @param context The network.
 * @param pass The explained pass.
 * @param position The index of the map, from 0.
 * @returns From the reduction layer's output, `[B, ...]`, to `[B]`, negated where the pass is.
 */
export function scoreOfMap(
  { network, request }: Context,
  { scores, explained, isNegated }: ScoredPass,
  position: number,
): (output: Tensor) => Tensor {
  const samples = explained.length / scores.length;
  const score = scores[Math.floor(position / samples)];
  if (score === undefined) throw new RangeError(`there is no score for the map ${position}`);
  const fixed = score.ofSample(position % samples, explained[position]?.classIndex);
  const format = layerFormat(network.graph, request.reductionLayer);
  return (output) => {
    const values = fixed.evaluate(channelsLast(output, format));
    return isNegated ? neg(values) : values;
  };
}

/**
 * Repeats one sample of a batch; a tensor without a batch axis is the same for all.
 *
 * @param tensor Of the whole batch.
 * @param batch The tensor's number of samples.
 * @param sample The index of the sample.
 * @param times The number of repetitions.
 * @returns A new tensor.
 */
export function repeatSample(tensor: Tensor, batch: number, sample: number, times: number): Tensor {
  return tensor.rank > 0 && tensor.shape[0] === batch
    ? repeatBatch(slice(tensor, [sample], [1]), times)
    : sameData(tensor);
}

/**
 * Splits a batch where the network has a fixed batch size.
 *
 * @param batch `[B, ...]`.
 * @param network The network.
 * @returns All at once, or one after the other.
 */
export function inBatches(batch: Tensor, network: Network): Tensor[] {
  const [count = 1] = batch.shape;
  const isOpen = network.inputs.every(({ shape }) => shape[0] === null);
  if (isOpen || count === 1) return [batch];
  return Array.from({ length: count }, (_, index) => slice(batch, [index], [1]));
}
