import type { Tensor } from '@tensorflow/tfjs-core';
import type { MetricInput } from '../metric/metric.js';

/**
 * Computes the scores of many changes of one input, batch by batch, each a step of the metric.
 *
 * @param input The sample.
 * @param count The number of changed inputs.
 * @param make Makes those from `from` up to, not including, `to`; called outside of `tf.tidy`, and its tensor is disposed here.
 * @returns A score for each, in order.
 */
export async function scoresOfChanged(
  { network, classIndex, step }: MetricInput,
  count: number,
  make: (from: number, to: number) => Tensor,
): Promise<readonly number[]> {
  const scores: number[] = [];
  const { batchSize } = network;
  const steps = Math.ceil(count / batchSize);
  for (let from = 0; from < count; from += batchSize) {
    const inputs = make(from, Math.min(from + batchSize, count));
    try {
      scores.push(...(await network.scores(inputs, classIndex)));
    } finally {
      inputs.dispose();
    }
    await step(from / batchSize + 1, steps);
  }
  return scores;
}
