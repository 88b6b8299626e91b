import { GradCamError } from '@gradcam/errors';
import { isBuiltIn } from '../../method/built-in.js';
import type { Rerun } from '../../method/method.js';
import { pause } from '../../pace/pause.js';
import type { FeatureSpace } from '../../space/feature-space.js';
import type { MapContext } from '../context.js';
import type { ScoredPass } from '../pass.js';
import { guardedRerun } from './guarded-rerun.js';
import { gradientsForInputs, gradientsNear } from './rerun-gradients.js';
import { forwardScores, scoresForActivations } from './scores-for-activations.js';
import { scoresForInputs } from './scores-for-inputs.js';

/**
 * Lets a method run the network again on changed activations or inputs, for the scores that are explained.
 *
 * @param context The network, how it is cut, and the method.
 * @param pass The explained pass.
 * @returns The functions that the method gets, guarded for one of the user's own.
 */
export function rerunOf(context: MapContext, pass: ScoredPass): Rerun {
  const rerun: Rerun = {
    scores: pass.values,
    step: (done, total) => pause(context.options, { stage: context.method.name, done, total }),
    get inputSpace() {
      return requireSpace(pass.space, context.request.featureLayer);
    },
    tapsBy: pass.space.tapsBy,
    scoresForActivations: (sample, change) => scoresForActivations(context, pass, sample, change),
    forwardScores: (sample, change) => forwardScores(context, pass, sample, change),
    scoresForInputs: (sample, change) => scoresForInputs(context, pass, sample, change),
    gradientsNear: (changes) => gradientsNear(context, pass, changes),
    gradientsForInputs: (change) => gradientsForInputs(context, pass, change),
  };
  return isBuiltIn(context.method) ? rerun : guardedRerun(rerun);
}

/** A part of an input is covered by positions that lie over it. */
function requireSpace({ input }: FeatureSpace, layer: string): readonly number[] {
  if (input.space !== undefined) return input.space;
  throw new GradCamError(
    'BAD_OPTION',
    `the method covers parts of the input, and the features of "${layer}" do not lie over it axis by axis; take a method that changes nothing, such as gradCamMethod, or another feature layer.`,
  );
}
