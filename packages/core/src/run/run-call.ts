import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { withBackendFailures } from '../error/with-backend-failures.js';
import { pause } from '../pace/pause.js';
import { shareOf } from '../pace/share-of.js';
import type { FeatureSpace } from '../space/feature-space.js';
import { classAxis } from '../target/class-axis.js';
import { resolveTarget } from '../target/resolve-target.js';
import type { Target } from '../target/target.js';
import type { Call } from './call/call.js';
import { resultOf } from './call/result-of.js';
import type { MapContext } from './context.js';
import { arrangeMaps } from './finish.js';
import type { GradCAMResult } from './grad-cam-result.js';
import { runPass, type PassResult } from './run-pass.js';
import { scorePasses } from './score-passes.js';
import { trunkSpace } from './trunk-space.js';
import { withActivations, withInputs, type Trunk } from './with-trunk.js';

/**
 * Makes the maps of one input or batch, stage after stage: the inputs are read and the trunk is run once; then each pass runs the head forward
 * and backward for as many scores as go together; then the maps are put in order. A network on an engine of its own may make them in one run.
 *
 * @param context The network, its layers and what makes the map: what `prepare` gives.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param target The target.
 * @returns The result; the caller disposes its map.
 * @throws The errors of `gradCAM`.
 */
export function runCall(
  context: MapContext,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
): Promise<GradCAMResult> {
  return withBackendFailures(
    () => callStages(context, x, target),
    ({ scoreMap }) => {
      scoreMap.dispose();
    },
  );
}

/** The code that makes maps at once, when it is needed: to ask for it anew takes as long as other steps. */
const loadAtOnce = async () => (await import('./on-demand.js')).mapsAtOnce;
let atOnce: ReturnType<typeof loadAtOnce> | undefined;

async function callStages(
  context: MapContext,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
): Promise<GradCAMResult> {
  const { network, request, cut } = context;
  const axis = classAxis(network, request, context.options.classNames);
  const call = { context, axis, ...resolveTarget(target, axis) };
  return await withInputs(context, x, async (read) => {
    const inPasses = (onSpace?: (space: FeatureSpace) => void) => {
      const run = (cutActivations: Trunk['cutActivations']) =>
        passesOf(call, { ...read, cutActivations }, onSpace);
      return withActivations(cut, read.inputs, run, true);
    };
    if (cut.gradCam === undefined) return await inPasses();
    const mapsAtOnce = await (atOnce ??= loadAtOnce());
    return await mapsAtOnce(call, read, inPasses);
  });
}

async function passesOf(
  call: Call,
  trunk: Trunk,
  onSpace?: (space: FeatureSpace) => void,
): Promise<GradCAMResult> {
  const { context, scores, axis } = call;
  await pause(context.options);
  const space = await trunkSpace(context, trunk);
  onSpace?.(space);
  const passes: PassResult[] = [];
  try {
    const groups = scorePasses(scores, context.network, trunk.cutActivations);
    for (const [index, group] of groups.entries()) {
      const options = shareOf(context.options, index, groups.length);
      const pass = { ...trunk, scores: group, axis, space };
      passes.push(await runPass({ ...context, options }, pass));
    }
    const maps = passes.map((pass) => pass.maps);
    const axes = { several: call.several, batched: trunk.batched };
    return resultOf(call, { ...trunk, space }, arrangeMaps(maps, scores.length, axes), passes);
  } finally {
    dispose(passes.map(({ maps }) => maps));
  }
}
