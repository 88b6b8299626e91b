import { layerFormat } from '@gradcam/layer-select';
import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { MadeMaps } from '../../network/network.js';
import { pause } from '../../pace/pause.js';
import { isHeld, requirePrediction } from '../../prediction/require-prediction.js';
import type { FeatureSpace } from '../../space/feature-space.js';
import { rowsOf } from '../../target/on-host/host-rows.js';
import { areFinite } from '../../tensor/are-finite.js';
import type { Call } from '../call/call.js';
import { explainedOf } from '../call/explained-of.js';
import { finishMaps } from '../finish.js';
import type { GradCAMResult } from '../grad-cam-result.js';
import { resultOf } from '../call/result-of.js';
import type { Inputs } from '../with-trunk.js';
import { mapEnds } from '../zero/map-ends.js';
import { resizingOf } from './resizing-of.js';

/** The inputs and the target of one run. */
export interface OneRun extends Inputs {
  /** The position of the features over the inputs. */
  readonly space: FeatureSpace;
  /** The class of each sample, -1 for the predicted one. */
  readonly classes: readonly number[];
}

/** The maps of one run. */
interface Made {
  /** Undefined where the engine cannot make maps of this network in one run. */
  readonly result: GradCAMResult | undefined;
}

/** The scores of one run. */
interface Scores {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** Below, what is resized stays finite: taps add up to a few times the largest number. */
const farFromInfinity = 1e37;

/**
 * Makes maps in one run of the network on its own engine.
 *
 * @param call The network and the target, one score.
 * @param run The inputs and the classes.
 * @returns The result; undefined where the several runs have something to say of these maps: what is not finite, maps of zeros, classes that do not exist.
 * @throws The errors of the network, the reason of the signal
 */
export async function oneRun(call: Call, run: OneRun): Promise<Made | undefined> {
  const { context, scores, axis } = call;
  const { options, method, cut, network, request } = context;
  await pause(options);
  const { classes, space } = run;
  const { format = 'channelsLast' } = space;
  const resizing = resizingOf(context, space);
  const made = await cut.gradCam?.(run.inputs, { classes, format, resizing });
  if (made === undefined) return { result: undefined };
  const { numbers, shape } = made.output;
  const rows = rowsOf(numbers, shape, layerFormat(network.graph, request.reductionLayer));
  if (rows === undefined) return { result: undefined };
  const found = scoresOf(call, rows);
  if (found === undefined || !areShown(made.maps, rows.length)) return undefined;
  if (!isHeld(context)) await requireOwn(call, run, made);
  await pause(options, { stage: method.name, done: 1, total: 1 });
  const explained = explainedOf({ scores, axis }, found.values, (at) => found.indices[at]);
  const maps = tidy(() => finished(call, run, made));
  try {
    return { result: resultOf(call, run, [{ maps, explained, warnings: [] }]) };
  } finally {
    maps.dispose();
  }
}

async function requireOwn(
  { context }: Call,
  { inputs }: OneRun,
  { output }: MadeMaps,
): Promise<void> {
  const made = tensor(output.numbers, [...output.shape]);
  try {
    await requirePrediction({ ...context, inputs, output: made });
  } finally {
    made.dispose();
  }
}

function finished(
  { context }: Call,
  { space, inputs }: OneRun,
  { maps, resized }: MadeMaps,
): Tensor {
  const [samples = 1] = inputs[0]?.shape ?? [];
  if (resized !== undefined && space.size !== undefined)
    return space.asInput(tensor(resized, [samples, ...space.size]));
  return finishMaps(context, space, tensor(maps, [samples, ...space.cells]));
}

/** The scores, where each is a finite number of the output. */
function scoresOf({ scores: [score] }: Call, rows: readonly Float32Array[]): Scores | undefined {
  const indices = rows.every(areFinite) ? score?.indicesIn?.(rows) : undefined;
  return (
    indices && { indices, values: indices.map((index, sample) => rows[sample]?.[index] ?? NaN) }
  );
}

/** Every activation and every gradient is part of a map's sums, so that one that is not finite shows there. */
function areShown(maps: Float32Array, count: number): boolean {
  return mapEnds(maps, count).every(
    ({ least, most }) => most > 0 && Math.max(most, -least) < farFromInfinity,
  );
}
