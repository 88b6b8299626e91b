import { mul, sum, type Tensor } from '@tensorflow/tfjs-core';
import { classTotals } from './class-totals.js';
import { classWeights, type ClassChoice } from './class-weights.js';
import { regionWeights } from './region-weights.js';
import type { Region } from './region.js';
import type { Score } from './score.js';

/**
 * The score of one class, over a region where the output has space (Vinogradova 2020, eq. 2).
 *
 * @param choice Which class; evaluating it throws `CLASS_OUT_OF_RANGE` where there is none.
 * @param region Which places count; evaluating it throws `BAD_REGION`.
 * @returns The score.
 */
export function classScore(choice: ClassChoice, region: Region = 'all'): Score {
  return {
    classOf: (sample) => (typeof choice === 'object' ? choice[sample] : choice),
    evaluate: (output) => {
      const classes = classWeights(output, choice);
      return sum(mul(classTotals(within(output, classes, region)), classes), 1);
    },
  };
}

function within(output: Tensor, classes: Tensor, region: Region): Tensor {
  return region === 'all' ? output : mul(output, regionWeights(output, classes, region));
}
