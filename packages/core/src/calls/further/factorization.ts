import { checkNumber, GradCamError } from '@gradcam/errors';
import { dispose, reshape, tensor, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { withBackendFailures } from '../../error/with-backend-failures.js';
import type { FactorizationOptions } from '../../options/calls/factorization-options.js';
import { prepare } from '../../run/prepare/prepare.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import { finishLayer } from '../../preset/finish-maps.js';
import { pause } from '../../pace/pause.js';
import type { NetworkData } from '../../picture/picture-input.js';
import { withPictures } from '../../picture/with-pictures.js';
import { requirePrediction } from '../../prediction/require-prediction.js';
import type { MapContext } from '../../run/context.js';
import { finiteMap } from '../../run/finite/finite-map.js';
import { trunkSpace } from '../../run/trunk-space.js';
import { withTrunk, type Trunk } from '../../run/with-trunk.js';
import type { FeatureSpace } from '../../space/feature-space.js';
import { inputShapesOf } from '../../run/inputs/input-shapes-of.js';
import { conceptScores } from '../../concepts/concept-scores.js';
import { nonNegativeFactors, type Factors } from '../../concepts/non-negative-factors.js';

/** The stage whose steps are told. */
const stage = 'deep-feature-factorization';

/** Concepts of a batch; the caller disposes the tensors. */
export interface FactorizationResult {
  /**
   * The map of each concept, `[K, ...space]`, or `[N, K, ...space]` for a batch: 1 where it is strongest in the batch, 0 where it
   * is absent. The concept that accounts for most comes first.
   */
  readonly conceptMaps: Tensor;
  /** The features of each concept where it is strongest, `[K, C]`, in the unit of the activations. */
  readonly concepts: Tensor;
  /**
   * The reduction layer's output for a picture that has the features of the concept everywhere, `[K, classes]`; undefined where something
   * passes by the feature layer, and for tokens.
   */
  readonly conceptScores: Tensor | undefined;
  /** The part that the concepts leave out, as a share of the activations' size (Frobenius norm), from 0 to 1. */
  readonly error: number;
  readonly featureLayer: string;
  readonly reductionLayer: string;
}

/**
 * Factorises the features of a batch.
 *
 * @param net As for `deepFeatureFactorization`.
 * @param x As for `deepFeatureFactorization`.
 * @param options As for `deepFeatureFactorization`.
 * @returns Maps, concepts and their scores; the caller disposes them.
 * @throws Those of `deepFeatureFactorization`
 */
export function factorization(
  net: ExplainableModel,
  x: NetworkData,
  options: FactorizationOptions,
): Promise<FactorizationResult> {
  return withPictures(net, x, options, (tensors, read) => conceptsOf(net, tensors, read));
}

async function conceptsOf(
  net: ExplainableModel,
  x: Tensor | readonly Tensor[],
  { concepts: count = 5, iterations = 2000, ...options }: FactorizationOptions,
): Promise<FactorizationResult> {
  const option = (name: string) => `the option ${name}`;
  checkNumber(count, { where: option('concepts'), kind: 'integer', least: 1 });
  checkNumber(iterations, { where: option('iterations'), kind: 'integer', least: 1 });
  const inputShapes = await inputShapesOf(x, options.format, net);
  const context = await prepare(net, { ...options, inputShapes });
  return withBackendFailures(
    () => withTrunk(context, x, (trunk) => factorized(context, trunk, { count, iterations })),
    ({ conceptMaps, concepts, conceptScores: scores }) => {
      dispose([conceptMaps, concepts, ...(scores === undefined ? [] : [scores])]);
    },
  );
}

async function factorized(
  context: MapContext,
  trunk: Trunk,
  { count, iterations }: { readonly count: number; readonly iterations: number },
): Promise<FactorizationResult> {
  const { cut, request } = context;
  const { inputs, cutActivations } = trunk;
  const { activations, bypass } = cutActivations;
  const owned: Tensor[] = [];
  try {
    const space = await trunkSpace(context, trunk);
    const features = tidy(() => space.unfold(activations).clone());
    owned.push(features);
    const values = Float64Array.from(await features.data());
    if (!values.every(Number.isFinite)) {
      const { activationsNotFinite } = await import('../../run/on-demand.js');
      throw await activationsNotFinite(context, trunk);
    }
    const output = tidy(() => cut.head(activations, bypass).clone());
    owned.push(output);
    await requirePrediction({ ...context, inputs, output });
    const columns = features.shape[features.rank - 1] ?? 1;
    const size = { rows: features.size / columns, columns };
    requireFit(count, size);
    const {
      maps,
      concepts: factors,
      error,
    } = await raisedFactors(values, size, count, {
      most: iterations,
      step: (done) => pause(context.options, { stage, done, total: iterations }),
    });
    const concepts = tensor(Float32Array.from(factors), [count, columns]);
    owned.push(concepts);
    const scores = conceptScores(context, cutActivations, concepts, features);
    if (scores !== undefined) owned.push(await finiteMap(scores, 'the scores of the concepts'));
    const placed = { maps, count, shape: features.shape, batched: trunk.batched };
    return {
      conceptMaps: finishedMaps(context, space, placed),
      concepts: concepts.clone(),
      conceptScores: scores?.clone(),
      error,
      featureLayer: request.featureLayer,
      reductionLayer: request.reductionLayer,
    };
  } finally {
    dispose(owned);
  }
}

/** The factors of the values less the least of each channel, which the concepts get back. */
async function raisedFactors(
  values: Float64Array,
  size: { readonly rows: number; readonly columns: number },
  count: number,
  iterations: Parameters<typeof nonNegativeFactors>[3],
): Promise<Factors> {
  const { columns } = size;
  const least = leastOf(values, columns);
  const leastAt = (index: number) => least[index % columns] ?? 0;
  const raised = values.map((value, index) => value - leastAt(index));
  const factors = await nonNegativeFactors(raised, size, count, iterations);
  return { ...factors, concepts: factors.concepts.map((value, index) => value + leastAt(index)) };
}

/** From `[N * cells, K]` to `[N, K, ...space]`, without N where the caller gave no batch. */
function finishedMaps(
  { preset }: MapContext,
  space: FeatureSpace,
  {
    maps,
    count,
    shape,
    batched,
  }: {
    readonly maps: Float64Array;
    readonly count: number;
    readonly shape: readonly number[];
    readonly batched: boolean;
  },
): Tensor {
  const [samples = 1, ...rest] = shape;
  const cells = rest.slice(0, -1);
  return tidy(() => {
    const placed = reshape(tensor(Float32Array.from(maps)), [samples, -1, count]);
    const flat = reshape(transpose(placed, [0, 2, 1]), [samples * count, ...cells]);
    const resized = finishLayer(flat, space, { ...preset, scaling: 'none' });
    const large = space.size === undefined ? resized : space.asInput(resized);
    return reshape(large, [...(batched ? [samples] : []), count, ...large.shape.slice(1)]);
  });
}

function requireFit(
  count: number,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): void {
  if (count <= Math.min(rows, columns)) return;
  throw new GradCamError(
    'BAD_OPTION',
    `there are not as many concepts, got ${count} for ${rows} positions and ${columns} channels; ask for fewer, or give more pictures.`,
  );
}

function leastOf(values: Float64Array, columns: number): Float64Array {
  const least = new Float64Array(columns).fill(Infinity);
  values.forEach((value, index) => {
    least[index % columns] = Math.min(least[index % columns] ?? Infinity, value);
  });
  return least;
}
