import { oneHotRows } from '@gradcam/tfjs-gradients';
import { argMax, tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { detached } from '../tensor/detached.js';
import { classTotals } from './class-totals.js';

/** Which class: one for all samples, one for each, or the one that each sample is predicted as. */
export type ClassChoice = number | readonly number[] | 'predicted';

/**
 * One-hot rows that pick a class of each sample.
 *
 * The predicted class is found on the device, so that the prediction need not be read before the backward pass, and off
 * the tape.
 *
 * @param output `[N, C]` or `[N, ...space, C]`.
 * @param choice Which class.
 * @returns `[N, C]`.
 * @throws `CLASS_OUT_OF_RANGE`, and `BAD_OPTION` for another number of classes than samples
 */
export function classWeights(output: Tensor, choice: ClassChoice): Tensor {
  const [samples = 1] = output.shape;
  const count = output.shape[output.rank - 1] ?? 1;
  if (choice === 'predicted')
    return detached(classTotals(output), (totals) => oneHotRows(argMax(totals, 1), count));

  const classes =
    typeof choice === 'number' ? Array.from({ length: samples }, () => choice) : [...choice];
  if (classes.length !== samples) {
    throw new GradCamError(
      'BAD_OPTION',
      `perSample needs one class for each input of the batch, got ${classes.length} for ${samples}.`,
    );
  }
  for (const index of classes) {
    if (Number.isInteger(index) && index >= 0 && index < count) continue;
    throw new GradCamError(
      'CLASS_OUT_OF_RANGE',
      `there is no such class, got index ${index}, expected ${count === 1 ? '0, the one unit itself; give two classNames to name both of its classes' : `an integer from 0 to ${count - 1}`}.`,
    );
  }
  return oneHotRows(tensor1d(classes, 'int32'), count);
}
