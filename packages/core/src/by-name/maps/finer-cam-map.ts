import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { gradCamMethod } from '../../method/gradient/grad-cam-method.js';
import { requireNames } from '../../target/class-axis.js';
import { classIndex } from '../../target/class-index.js';
import { finerReduction } from '../../target/reductions/finer-target.js';
import type { Target } from '../../target/target.js';
import type { NamedMap } from '../named-map.js';
import { withMethod } from '../with-method.js';

/** Finer-CAM by its name: Grad-CAM of `finerTarget`, of the logits where no score is said. */
export const finerCamMap: NamedMap = {
  name: 'finer-cam',
  title: 'Finer-CAM',
  paper: 'Zhang 2025',
  formula: 'Grad-CAM of y_c - alpha sum_d p_d y_d over the nearest classes d',
  departures: "p is held constant; `weights: 'differentiated'` and `'equal'` are the libraries'",
  usesClass: true,
  needs: 'gradients',
  call: 'finerTarget',
  featureLayers: 'several',
  explain: async (net, x, target, options) => {
    const { classNames, score = 'logit' } = options;
    const compared = comparedClass(target, classNames);
    const compare = finerReduction(compared);
    const finer = (output: Tensor) => {
      requireNames(classNames, output.shape[output.rank - 1] ?? 1, 'the output');
      return compare(output);
    };
    const made = await withMethod(gradCamMethod, net, x, finer, { ...options, score });
    const named = { classIndex: compared, className: classNames?.[compared] };
    return {
      ...made,
      method: 'finer-cam',
      explained: made.explained.map((each) => ({ ...each, ...named })),
    };
  },
};

/** Finer-CAM compares one class with others. */
function comparedClass(
  target: Target | undefined,
  classNames: readonly string[] | undefined,
): number {
  if (typeof target === 'number' || typeof target === 'string')
    return classIndex(target, classNames);
  throw new GradCamError(
    'BAD_OPTION',
    `finer-cam compares one class with others, got ${target === undefined ? 'no class' : 'another kind of target'}; give a class index or name, or call gradCAM with finerTarget.`,
  );
}
