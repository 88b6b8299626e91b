import { mul, sum, tensor1d } from '@tensorflow/tfjs-core';
import { GradCamError } from '../grad-cam-error.js';
import { oneHotRows } from '../tensor/one-hot-rows.js';
import { classTotals } from './class-totals.js';
import type { Score } from './score.js';

/**
 * The score of one class.
 *
 * @param classIndex In `[0, C)`; evaluating it throws `CLASS_OUT_OF_RANGE` otherwise.
 * @returns The score.
 */
export function classScore(classIndex: number): Score {
  return {
    classIndex,
    evaluate: (output) => {
      const totals = classTotals(output);
      const count = totals.shape[1] ?? 0;
      if (!Number.isInteger(classIndex) || classIndex < 0 || classIndex >= count) {
        throw new GradCamError(
          'CLASS_OUT_OF_RANGE',
          `gradCAM: there is no such class, got index ${classIndex}, expected an integer from 0 to ${count - 1}.`,
        );
      }
      return sum(mul(totals, oneHotRows(tensor1d([classIndex], 'int32'), count)), 1);
    },
  };
}
