import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { Sign } from '../../method/sign.js';
import type { MadeMaps, MapRequest, ScoresOfOutput } from '../../network/network.js';
import { giveTurn, pause } from '../../pace/pause.js';
import { requireGoing } from '../../pace/require-going.js';
import { isHeld, requirePrediction } from '../../prediction/require-prediction.js';
import { ownSizes, type FeatureSpace } from '../../space/feature-space.js';
import type { Call } from '../call/call.js';
import { explainedOf } from '../call/explained-of.js';
import { arrangeMaps, arrangement, finishMaps } from '../finish.js';
import type { Explained, GradCAMResult, MapWarning } from '../grad-cam-result.js';
import { resultOf } from '../call/result-of.js';
import type { Inputs } from '../with-trunk.js';
import { isFar, isZero, mapEnds, type MapEnds } from '../zero/map-ends.js';
import { zeroWarning } from '../zero/zero-warning.js';
import { hasScores, scoresOfOutput } from './scores-of-output.js';

/** The facts that are the same for all maps of one pair of layers and one size of the inputs. */
export interface OnePlan {
  /** The position of the features over the inputs. */
  readonly space: FeatureSpace;
  /** The matrices that resize the maps, where the engine does that. */
  readonly resizing: MapRequest['resizing'];
  /** The scores in the output. */
  readonly wanted: ScoresOfOutput;
}

/** The inputs and the target of one run. */
export interface OneRun extends Inputs, OnePlan {
  /** The class of each sample, score by score, -1 for the predicted one. */
  readonly classes: readonly number[];
}

/** The maps of one run. */
interface Made {
  /** Undefined where the engine cannot make maps of this network in one run. */
  readonly result: GradCAMResult | undefined;
}

/**
 * Makes maps in one run of the network on its own engine.
 *
 * @param call The network and the target.
 * @param run The inputs and the classes.
 * @returns The result; undefined where the several runs have something to say of these maps: what is not finite, classes that do not exist.
 * @throws The errors of the network, the reason of the signal
 */
export async function oneRun(call: Call, run: OneRun): Promise<Made | undefined> {
  const { context, scores, axis } = call;
  const { options, method, cut } = context;
  const { classes, space, resizing, wanted } = run;
  const { format = 'channelsLast' } = space;
  requireGoing(options);
  // The engine waits for a turn of the event loop, too. What ends the call meanwhile is thrown when the run, which reads the inputs, is over.
  const turn = giveTurn(options);
  turn.catch(() => undefined);
  const made = await cut.gradCam?.(run.inputs, { classes, scores: wanted, format, resizing });
  await turn;
  if (made === undefined || !hasScores(made, wanted)) return { result: undefined };
  const found = scoresOfOutput(call, made, wanted);
  // Every activation and every gradient is part of a map's sums, so that one that is not finite shows there.
  const ends = mapEnds(made.maps, classes.length);
  if (found === undefined || ends.some((each) => Number.isNaN(each.least) || isFar(each)))
    return undefined;
  if (!isHeld(context)) await requireOwn(call, run, made);
  await pause(options, { stage: method.name, done: 1, total: 1 });
  const explained = explainedOf({ scores, axis }, found.values, (at) => found.indices[at]);
  const warnings = zeroWarnings(ends, explained, context.preset.sign);
  return { result: resultOf(call, run, finished(call, run, made), [{ explained, warnings }]) };
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

/** The map of the result. What is resized and in order becomes a tensor as it is: each op of a backend, be it a change of shape, takes as long as other stages. */
function finished(
  { context, scores, several }: Call,
  { space, classes, batched, resizing }: OneRun,
  { maps, resized }: MadeMaps,
): Tensor {
  const [{ length: count }, { length: targets }] = [classes, scores];
  const axes = { several, batched };
  if (resized === undefined || resizing === undefined) {
    return tidy(() => {
      const own = finishMaps(context, space, tensor(maps, [count, ...space.cells]));
      return arrangeMaps([own], targets, axes);
    });
  }
  const sizes = [count, ...ownSizes(space.layout)];
  const { shape, isInOrder } = arrangement(sizes, targets, axes);
  return isInOrder
    ? tensor(resized, shape)
    : tidy(() => arrangeMaps([tensor(resized, sizes)], targets, axes));
}

/** Grad-CAM's map of the negated score is the map negated. */
function zeroWarnings(
  ends: readonly MapEnds[],
  explained: readonly Explained[],
  sign: Sign,
): MapWarning[] {
  return ends.flatMap((end, position) => {
    if (!isZero(end, sign)) return [];
    const zero = {
      explained: explained[position],
      hidden: -end.least,
      isSure: sign === 'positive',
    };
    return [zeroWarning(zero, sign)];
  });
}
