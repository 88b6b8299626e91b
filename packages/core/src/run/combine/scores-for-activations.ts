import { layerFormat } from '@gradcam/layer-select';
import { concat, dispose, slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { channelsLast, fromChannelsLast } from '../../space/data-format.js';
import type { Context } from '../context.js';
import type { ScoredPass } from '../pass.js';
import { inBatches, repeatSample, scoreOfMap } from './pass-scores.js';
import { scoreOfHead } from './score-of-head.js';
import { sameData } from '../../tensor/same-data.js';

type Change = (activations: Tensor) => Tensor;
type Changed = Record<'activations', Tensor> & Record<'bypass', Tensor[]>;

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
  change: Change,
): Tensor {
  const score = scoreOfMap(context, pass, position);
  return tidy(() => {
    const changed = changedActivations(context, pass, position, change);
    return concat(
      changed.map(({ activations, bypass }) => score(context.cut.head(activations, bypass))),
    );
  });
}

/**
 * Computes the same without a gradient, by the network's own way where it has one.
 *
 * @param context The network and how it is cut.
 * @param pass The explained pass.
 * @param position The index of the map, from 0.
 * @param change From the sample's activations, `[1, ...space, K]`, to `[B, ...space, K]`.
 * @returns `[B]`; the caller disposes it.
 */
export async function forwardScores(
  context: Context,
  pass: ScoredPass,
  position: number,
  change: Change,
): Promise<Tensor> {
  const score = scoreOfMap(context, pass, position);
  const changed = tidy(() => changedActivations(context, pass, position, change));
  const parts: Tensor[] = [];
  try {
    for (const each of changed) parts.push(await scoreOfHead(context.cut, each, score));
    return tidy(() => concat(parts));
  } finally {
    dispose(changed.flatMap(({ activations, bypass }) => [activations, ...bypass]));
    dispose(parts);
  }
}

/** In as many parts as the network has to be run. */
function changedActivations(
  { network, request }: Context,
  { cutActivations, explained, scores }: ScoredPass,
  position: number,
  change: Change,
): Changed[] {
  const { activations, bypass } = cutActivations;
  const samples = explained.length / scores.length;
  const sample = position % samples;
  const format = layerFormat(network.graph, request.featureLayer);
  const changed = change(channelsLast(slice(activations, [sample], [1]), format));
  return inBatches(changed, network).map((batch) => ({
    activations: sameData(fromChannelsLast(batch, format)),
    bypass: bypass.map((tensor) => repeatSample(tensor, samples, sample, batch.shape[0])),
  }));
}
