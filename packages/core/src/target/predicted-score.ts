import { argMax, customGrad, expandDims, mul, sum, type Tensor } from '@tensorflow/tfjs-core';
import { oneHotRows } from '../tensor/one-hot-rows.js';
import { classTotals } from './class-totals.js';
import type { Score } from './score.js';

/**
 * The score of the class that each sample is predicted as.
 *
 * The class is found on the device, so that the prediction need not be read before the backward pass. A custom
 * gradient keeps the argmax, whose gradient is zero, off the tape.
 */
export const predictedScore: Score = {
  classIndex: 'predicted',
  evaluate: (output) => {
    const highest = customGrad((...given) => {
      // Border to tfjs-core: the types of customGrad do not tell the tensor from the save function.
      const totals = given[0] as Tensor;
      const save = given[1] as unknown as (tensors: Tensor[]) => void;
      const mask = oneHotRows(argMax(totals, 1), totals.shape[1] ?? 1);
      save([mask]);
      return {
        value: sum(mul(totals, mask), 1),
        gradFunc: (dy: Tensor, saved: Tensor[]) => mul(expandDims(dy, 1), saved[0] ?? mask),
      };
    });
    return highest(classTotals(output));
  },
};
