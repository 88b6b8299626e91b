import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { withBackendFailures } from '../error/with-backend-failures.js';
import { pause } from '../pace/pause.js';
import { shareOf } from '../pace/share-of.js';
import { classAxis } from '../target/class-axis.js';
import { resolveTarget } from '../target/resolve-target.js';
import type { Target } from '../target/target.js';
import type { MapContext } from './context.js';
import { arrangeMaps } from './finish.js';
import type { GradCAMResult, MapWarning } from './grad-cam-result.js';
import { runPass, type PassResult } from './run-pass.js';
import { scorePasses } from './score-passes.js';
import { trunkSpace } from './trunk-space.js';
import { withTrunk, type Trunk } from './with-trunk.js';

/**
 * Makes the maps of one input or batch, stage after stage: the inputs are read and the trunk is run once; then each pass runs the head forward
 * and backward for as many scores as go together; then the maps are put in order.
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

async function callStages(
  context: MapContext,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
): Promise<GradCAMResult> {
  const { network, request, selection } = context;
  const axis = classAxis(network, request, context.options.classNames);
  const { scores, several } = resolveTarget(target, axis);
  const run = async (trunk: Trunk): Promise<GradCAMResult> => {
    await pause(context.options);
    const space = await trunkSpace(context, trunk);
    const passes: PassResult[] = [];
    try {
      const groups = scorePasses(scores, network, trunk.cutActivations);
      for (const [index, group] of groups.entries()) {
        const options = shareOf(context.options, index, groups.length);
        const pass = { ...trunk, scores: group, axis, space };
        passes.push(await runPass({ ...context, options }, pass));
      }
      const maps = passes.map((pass) => pass.maps);
      const explained = passes.flatMap((pass) => pass.explained);
      const warnings = [...trunk.flat.map(flatInput), ...passes.flatMap((pass) => pass.warnings)];
      return {
        scoreMap: arrangeMaps(maps, scores.length, { several, batched: trunk.batched }),
        featureSize: space.cells,
        featureLayer: request.featureLayer,
        reductionLayer: request.reductionLayer,
        method: context.method.name,
        // With what showed only when the features met the input.
        selection: { ...selection, warnings: [...selection.warnings, ...space.warnings] },
        // In the order of the maps: sample by sample, and there target by target.
        explained: explained.sort((a, b) => a.sample - b.sample),
        warnings: warnings.sort((a, b) => a.sample - b.sample),
      };
    } finally {
      dispose(passes.map(({ maps }) => maps));
    }
  };
  return await withTrunk(context, x, run, true);
}

function flatInput(sample: number): MapWarning {
  const text =
    'The input is the same everywhere, so what the map shows comes from the network, such as the edges that it pads, and not from the input.';
  return { code: 'flat-input', sample, text };
}
