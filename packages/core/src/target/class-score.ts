import { mul, sum } from '@tensorflow/tfjs-core';
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
 * @param sample Where the region differs from sample to sample: the one that is meant, for an output of this one many times over.
 * @returns The score.
 */
export function classScore(choice: ClassChoice, region: Region = 'all', sample?: number): Score {
  return {
    ofClasses: (classes) => classScore(classes.map(known), region, sample),
    ofSample: (which, classIndex) => classScore(known(classIndex), region, which),
    classOf: (sample) => (typeof choice === 'object' ? choice[sample] : choice),
    evaluate: (output) => {
      const classes = classWeights(output, choice);
      const within =
        region === 'all' ? output : mul(output, regionWeights(output, classes, { region, sample }));
      return sum(mul(classTotals(within), classes), 1);
    },
  };
}

function known(classIndex: number | undefined): number {
  if (classIndex === undefined) throw new RangeError('a class score has a class');
  return classIndex;
}
