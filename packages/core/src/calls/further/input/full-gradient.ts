import { checkNumber } from '@gradcam/errors';
import { observeBiases } from '@gradcam/tfjs-gradients';
import {
  add,
  dispose,
  expandDims,
  keep,
  mul,
  reshape,
  sum,
  tidy,
  zerosLike,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { ExplainableModel } from '../../../network/open/explainable-model.js';
import { pause } from '../../../pace/pause.js';
import type { NetworkData } from '../../../picture/picture-input.js';
import { fuseMaps } from '../../../preset/finish-maps.js';
import type { Preset } from '../../../preset/preset.js';
import { presetOf } from '../../../preset/preset-of.js';
import { resampleMap } from '../../../resample/resample-map.js';
import { channelsLast, spaceOf } from '../../../space/data-format.js';
import { requirePrediction } from '../../../prediction/require-prediction.js';
import { differentiateScores } from '../../../run/derivative/differentiate-scores.js';
import { finiteRow } from '../../../run/finite/finite-row.js';
import { finiteScores } from '../../../run/finite/finite-scores.js';
import type { Target } from '../../../target/target.js';
import { readRows } from '../../../tensor/read-rows.js';
import type { FullGradOptions } from '../../../options/calls/full-grad-options.js';
import { withInputCut, type InputCut } from './with-input-cut.js';
import { channelSum } from './channel-sum.js';
import { formatsByShape } from './formats-by-shape.js';

/** The parts of a score. */
export interface FullGradShare {
  readonly score: number;
  /** The sum of input times gradient. */
  readonly input: number;
  /** The sum of constant times gradient, over all constants that are added on the way, those without space too. */
  readonly bias: number;
}

/** A map and what it accounts for. */
export interface FullGradResult {
  /** `[...space]` or `[N, ...space]` of the input, never negative; the caller disposes it. */
  readonly scoreMap: Tensor;
  readonly reductionLayer: string;
  /**
   * One for each input. With the logit, input and bias add up to the score if activations are the only nonlinear parts of the
   * network: products of features, as in attention or a gate, are missing.
   */
  readonly shares: readonly FullGradShare[];
}

/**
 * Computes a full gradient, and its map.
 *
 * @param net As for `fullGrad`.
 * @param x As for `fullGrad`.
 * @param target As for `fullGrad`.
 * @param options As for `fullGrad`.
 * @returns The map and the shares of the score.
 * @throws Those of `fullGrad`
 */
export async function fullGradient(
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  { epsilon = 0, ...options }: FullGradOptions,
): Promise<FullGradResult> {
  checkNumber(epsilon, { where: 'the option epsilon', least: 0 });
  return await withInputCut(
    { net, x, target, options },
    (cut) => mapOf(cut, epsilon, options),
    ({ scoreMap }) => {
      scoreMap.dispose();
    },
  );
}

async function mapOf(
  cut: InputCut,
  epsilon: number,
  { preset }: FullGradOptions,
): Promise<FullGradResult> {
  const { context, format } = cut;
  const formatOf = formatsByShape(context.network.graph);
  const input = cut.cutActivations.activations;
  const [samples = 1] = input.shape;
  const size = spaceOf(input.shape, format);
  const owned: Tensor[] = [];
  const sums = runningSums();
  const see = (folded: Tensor, name: 'input' | 'bias') => {
    const term = withoutFold(folded, samples, input.rank);
    if (term.shape[0] !== samples) return;
    sums.add(name, sum(term, term.shape.map((_, axis) => axis).slice(1)));
    if (term.rank !== input.rank) return;
    // An input without space is a row of positions with one channel, to which no layer's constants lie.
    if (term.rank === 2 && name === 'input')
      sums.add('map', channelSum(expandDims(term, 2), epsilon));
    const termFormat = name === 'input' ? format : formatOf(term.shape);
    // Nothing is drawn along axes that may be others.
    if (term.rank < 3 || termFormat === undefined) return;
    const lastly = channelsLast(term, termFormat);
    sums.add('map', resampleMap(channelSum(lastly, epsilon), size, 'bilinear'));
  };
  try {
    const derivative = differentiateScores(context, cut, {
      onRecorded: (from, score) => {
        const seeBias = (term: Tensor) => {
          see(term, 'bias');
        };
        observeBiases(from, score, seeBias, owned);
      },
    });
    owned.push(derivative.gradients, derivative.scores, derivative.output);
    const finite = await finiteScores(context, cut, derivative);
    await finite.requireGradients();
    await requirePrediction({ ...context, inputs: cut.inputs, output: derivative.output });
    tidy(() => {
      see(mul(input, derivative.gradients), 'input');
    });
    const { fused, shares } = await summedUp(sums.totals, finite.values, presetOf({ preset }));
    owned.push(fused);
    await pause(context.options, { stage: 'full-grad', done: 1, total: 1 });
    const scoreMap = tidy(() => cut.unbatched(fused).clone());
    return { scoreMap, reductionLayer: context.request.reductionLayer, shares };
  } finally {
    dispose([...owned, ...Object.values(sums.totals)]);
  }
}

/** The map, which the caller disposes, and the shares of each score. */
async function summedUp(
  { map, input, bias }: Partial<Record<'map' | 'input' | 'bias', Tensor>>,
  scores: ArrayLike<number>,
  preset: Preset,
): Promise<{ readonly fused: Tensor; readonly shares: readonly FullGradShare[] }> {
  if (map === undefined || input === undefined) throw new RangeError('the input gave no map');
  const fused = tidy(() => fuseMaps([map], preset).clone());
  try {
    const rows = await readRows(() => [input, bias ?? zerosLike(input), finiteRow(fused)]);
    if (!rows.every((row) => Array.from(row).every(Number.isFinite))) {
      const { mapNotFinite } = await import('../../../run/on-demand.js');
      throw await mapNotFinite([fused, input], 'the full gradient');
    }
    const [inputs = [], biases = []] = rows;
    const shares = Array.from(scores, (score, sample) => ({
      score,
      input: inputs[sample] ?? NaN,
      bias: biases[sample] ?? NaN,
    }));
    return { fused, shares };
  } catch (error) {
    fused.dispose();
    throw error;
  }
}

/** Batch normalisation brings tensors of two and three axes to four: without those that it puts before the batch. */
function withoutFold(term: Tensor, samples: number, rank: number): Tensor {
  let { shape } = term;
  while (shape[0] === 1 && (samples === 1 ? shape.length > rank : shape.length > 2))
    shape = shape.slice(1);
  return reshape(term, shape);
}

/** Adds tensors up under a name, and keeps the sums beyond the scope in which they are made. */
function runningSums() {
  const totals: Partial<Record<'map' | 'input' | 'bias', Tensor>> = {};
  return {
    totals,
    add: (name: keyof typeof totals, part: Tensor) => {
      const before = totals[name];
      totals[name] = keep(before === undefined ? part.clone() : add(before, part));
      before?.dispose();
    },
  };
}
