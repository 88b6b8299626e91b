import { mul, sum } from '@tensorflow/tfjs-core';
import type { ClassAxis } from './class-axis.js';
import { classTotals } from './class-totals.js';
import { classWeights, type ClassChoice } from './class-weights.js';
import { regionWeights } from './region-weights.js';
import type { Region } from './region.js';
import type { Score } from './score.js';

/**
 * The score of one class, over a region where the output has space (Vinogradova 2020, eq. 2).
 *
 * @param choice Which class; evaluating it throws `CLASS_OUT_OF_RANGE` where there is none.
 * @param axis Which classes an output has.
 * @param region Which places count; evaluating it throws `BAD_REGION`.
 * @param sample Where the region differs from sample to sample: the one that is meant, for an output of this one many times over.
 * @returns The score.
 */
export function classScore(
  choice: ClassChoice,
  axis: ClassAxis,
  region: Region = 'all',
  sample?: number,
): Score {
  return {
    ofClasses: (classes) => classScore(classes.map(known), axis, region, sample),
    ofSample: (which, classIndex) => classScore(known(classIndex), axis, region, which),
    classOf: (sample) => (typeof choice === 'object' ? choice[sample] : choice),
    evaluate: (output) => {
      const values = axis.classesOf(output);
      const classes = classWeights(values, choice);
      const { threshold } = axis;
      const within =
        region === 'all'
          ? values
          : mul(values, regionWeights(values, classes, { region, sample, threshold }));
      return sum(mul(classTotals(within), classes), 1);
    },
  };
}

function known(classIndex: number | undefined): number {
  if (classIndex === undefined) throw new RangeError('a class score has a class');
  return classIndex;
}
