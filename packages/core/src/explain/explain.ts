import { argMax, dispose, reshape, stack, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayerSelection } from '@gradcam/layer-select';
import { GradCamError } from '../grad-cam-error.js';
import { differentiate, type Derivative } from '../gradient/differentiate.js';
import { kernelsForBackend } from '../gradient/kernels/kernels-for-backend.js';
import { gradCamMethod } from '../method/grad-cam-method.js';
import type { Cut, CutActivations, CutRequest, Network } from '../network/network.js';
import { resampleMap } from '../resample/resample-map.js';
import { classTotals } from '../target/class-totals.js';
import { resolveTarget } from '../target/resolve-target.js';
import type { Score } from '../target/score.js';
import type { Target } from '../target/target.js';
import { batchedInputs } from './batched-inputs.js';
import { channelsLast } from './channels-last.js';
import type { Explained, GradCAMResult } from './grad-cam-result.js';
import type { GradCAMOptions } from './options.js';
import { spaceOf } from './space-of.js';

/** A network, cut and ready. */
export interface Prepared {
  readonly network: Network;
  readonly selection: LayerSelection;
  readonly request: CutRequest;
  readonly cut: Cut;
  readonly options: GradCAMOptions;
}

/**
 * Makes the maps of one input or batch: trunk, head and gradient, method, resampling.
 *
 * @param prepared The network and how to cut it.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param target What is explained.
 * @returns The result; the caller disposes its map.
 * @throws The errors of `gradCAM`.
 */
export async function explain(
  prepared: Prepared,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
): Promise<GradCAMResult> {
  const { scores, several } = resolveTarget(target, prepared.options.classNames);
  const kernels = await kernelsForBackend();
  const inputs = await batchedInputs(prepared.network, x);
  const owned: Tensor[] = [];
  try {
    const at = await prepared.cut.trunk(inputs.tensors);
    owned.push(at.activations, ...at.bypass);
    const size = outputSize(prepared, at, inputs.tensors[0]);

    const maps: Tensor[] = [];
    const explained: Explained[] = [];
    for (const score of scores) {
      const derivative = differentiate({
        cut: prepared.cut,
        request: prepared.request,
        at,
        score,
        channelsLast: (output) => channelsLast(output, prepared.network.graph.dataFormat),
        kernels,
      });
      owned.push(derivative.gradients, derivative.scores, derivative.output);
      await requireSlope(derivative, prepared.request);
      const map = mapOf(prepared, at, derivative, size);
      maps.push(map);
      owned.push(map);
      explained.push(...(await describe(score, derivative, prepared.options.classNames)));
    }
    return {
      scoreMap: arrange(maps, several, inputs.batched),
      featureLayer: prepared.request.featureLayer,
      reductionLayer: prepared.request.reductionLayer,
      selection: prepared.selection,
      // In the order of the maps: sample by sample, and there target by target.
      explained: explained.sort((a, b) => a.sample - b.sample),
    };
  } finally {
    dispose(owned);
    inputs.dispose();
  }
}

/** The size that the map gets, or `undefined` where it keeps the feature layer's. */
function outputSize(
  prepared: Prepared,
  at: CutActivations,
  input: Tensor | undefined,
): readonly number[] | undefined {
  const format = prepared.network.graph.dataFormat;
  const space = spaceOf(at.activations.shape, format);
  if (space.length === 0) {
    throw new GradCamError(
      'NO_SPACE',
      `gradCAM: the activations of "${prepared.request.featureLayer}" have no space, got the shape [${at.activations.shape.join(', ')}]; choose a layer before the flattening or pooling.`,
    );
  }
  if (prepared.options.outputUpsampling === 'none') return undefined;
  const size = spaceOf(input?.shape ?? [], format);
  if (size.length === space.length) return size;
  throw new GradCamError(
    'BAD_OPTION',
    `gradCAM: the map cannot be upsampled to the input, got ${space.length} space axes in "${prepared.request.featureLayer}" and ${size.length} in the input; set outputUpsampling to 'none'.`,
  );
}

/** A gradient that is zero because an argmax or a rounding is on the way says nothing about the input. */
async function requireSlope(
  { gradients, flatOps }: Derivative,
  request: CutRequest,
): Promise<void> {
  if (flatOps.size === 0) return;
  const values = await gradients.data();
  if (values.some((value) => value !== 0)) return;
  throw new GradCamError(
    'REDUCTION_NOT_DIFFERENTIABLE',
    `gradCAM: the score of "${request.reductionLayer}" has no slope, because it goes through ${[...flatOps].join(', ')}; name as reductionLayer the layer before it, or leave it out of the reduction function.`,
  );
}

function mapOf(
  prepared: Prepared,
  at: CutActivations,
  derivative: Derivative,
  size: readonly number[] | undefined,
): Tensor {
  const format = prepared.network.graph.dataFormat;
  const { method = gradCamMethod, outputUpsampling = 'bicubic' } = prepared.options;
  return tidy(() => {
    const map = method.combine({
      activations: channelsLast(at.activations, format),
      gradients: channelsLast(derivative.gradients, format),
    });
    return size === undefined || outputUpsampling === 'none'
      ? map
      : resampleMap(map, size, outputUpsampling);
  });
}

async function describe(
  score: Score,
  derivative: Derivative,
  classNames: readonly string[] | undefined,
): Promise<Explained[]> {
  const values = await derivative.scores.data();
  const classes =
    score.classIndex === 'predicted' ? await predictedClasses(derivative.output) : undefined;
  return Array.from(values, (value, sample) => {
    const classIndex = score.classIndex === 'predicted' ? classes?.[sample] : score.classIndex;
    const className = classIndex === undefined ? undefined : classNames?.[classIndex];
    return { sample, classIndex, className, score: value };
  });
}

async function predictedClasses(output: Tensor): Promise<ArrayLike<number>> {
  const classes = tidy(() => argMax(classTotals(output), 1));
  try {
    return await classes.data();
  } finally {
    classes.dispose();
  }
}

/** `[...space]`, `[N, ...space]`, `[T, ...space]` or `[N, T, ...space]`. */
function arrange(maps: readonly Tensor[], several: boolean, batched: boolean): Tensor {
  return tidy(() => {
    const all = several ? stack([...maps], 1) : maps[0]?.clone();
    if (all === undefined) throw new RangeError('there is no map');
    return batched ? all : reshape(all, all.shape.slice(1));
  });
}
