import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { requirePrediction } from '../prediction/require-prediction.js';
import { combine } from './combine/combine.js';
import type { MapContext } from './context.js';
import { describeScores } from './describe-scores.js';
import { derivativeOf } from './derivative/derivative-of.js';
import { repeatedActivations } from './derivative/repeated-activations.js';
import { finiteScores } from './finite/finite-scores.js';
import { finishMaps } from './finish.js';
import type { Explained, MapWarning } from './grad-cam-result.js';
import type { Pass } from './pass.js';
import { zeroMaps } from './zero/zero-maps.js';
import { sameData } from '../tensor/same-data.js';

/** The result of a pass. */
export interface PassResult {
  /** `[T * N, ...space]`, score by score; the caller disposes it. */
  readonly maps: Tensor;
  /** In the order of the maps. */
  readonly explained: readonly Explained[];
  readonly warnings: readonly MapWarning[];
}

/**
 * Differentiates the scores, holds the output against the network's own prediction, combines gradients and activations, and finishes the maps.
 *
 * @param context The network, its layers and what makes the map.
 * @param pass The trunk of the batch, and the T scores.
 * @returns Maps and what they explain.
 * @throws The errors of `derivativeOf`; `NOT_FINITE`, `PREDICTION_DIFFERS`
 */
export async function runPass(context: MapContext, pass: Pass): Promise<PassResult> {
  const repeated = repeatedActivations(pass.cutActivations, pass.scores.length);
  const owned: Tensor[] = [];
  try {
    const whole = { ...pass, repeated: repeated.get };
    const { gradients, scores, output } = await derivativeOf(context, whole);
    owned.push(gradients, scores, output);
    const finite = await finiteScores(context, pass, { gradients, scores, output });
    if (usesGradients(context.method)) await finite.requireGradients();
    await requirePrediction({ ...context, inputs: pass.inputs, output });
    const explained = await describeScores(context, pass, { values: finite.values, output });
    const combined = await combine(context, { ...whole, explained, gradients, values: scores });
    owned.push(combined.map);
    const finished = finishMaps(context, pass.space, combined.map);
    owned.push(finished);
    const warnings = await zeroMaps(context, { ...combined, finished }, explained, finite);
    return { maps: sameData(finished), explained, warnings };
  } finally {
    dispose(owned);
    repeated.dispose();
  }
}

/** A method whose needs are not known may use all that it gets. */
function usesGradients({ needs = 'gradients' }: MapContext['method']): boolean {
  return needs === 'gradients';
}
