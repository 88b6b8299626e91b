import { concat, slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { channelsLast, fromChannelsLast } from '../../space/data-format.js';
import type { Context } from '../context.js';
import type { ScoredPass } from '../pass.js';
import { inBatches, repeatSample, scoreOfMap } from './pass-scores.js';

/**
 * Computes the score of a map for other activations of its sample: runs the head on them.
 *
 * @param context The network and how it is cut.
 * @param pass The explained pass.
 * @param position The index of the map, from 0.
 * @param change From the sample's activations, `[1, ...space, K]`, to `[B, ...space, K]`.
 * @returns `[B]`; the caller disposes it.
 */
export function scoresForActivations(
  context: Context,
  pass: ScoredPass,
  position: number,
  change: (activations: Tensor) => Tensor,
): Tensor {
  const { cut, network } = context;
  const { activations, bypass } = pass.cutActivations;
  const format = network.graph.dataFormat;
  const score = scoreOfMap(context, pass, position);
  return tidy(() => {
    const changed = change(channelsLast(slice(activations, [position], [1]), format));
    const scores = inBatches(changed, network).map((batch) => {
      const [times = 1] = batch.shape;
      const repeatedBypass = bypass.map((tensor) =>
        repeatSample(tensor, pass.explained.length, position, times),
      );
      return score(cut.head(fromChannelsLast(batch, format), repeatedBypass));
    });
    return concat(scores);
  });
}
