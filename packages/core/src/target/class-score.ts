import { GradCamError } from '@gradcam/errors';
import { oneHotRows } from '@gradcam/tfjs-gradients/engine';
import { argMax, mul, sum, tensor1d, type Tensor } from '@tensorflow/tfjs-core';
import { detached } from '../tensor/detached.js';
import { classScores, type ClassAxis } from './class-axis.js';
import { plainIndices } from './on-host/plain-indices.js';
import type { PartOfSpace } from './region.js';
import type { Score } from './score.js';

/** The choice of a class: one for all samples, one for each, or the one that each sample is predicted as. */
export type ClassChoice = number | readonly number[] | 'predicted';

/**
 * Makes the score of one class, over a region where the output has space (Vinogradova 2020, eq. 2).
 *
 * @param choice The class; evaluating the score throws `CLASS_OUT_OF_RANGE` if it does not exist, `BAD_OPTION` if the number of
 *   classes is not that of the samples.
 * @param axis The classes of the output.
 * @param region The positions that count, all when left out; evaluating the score throws `BAD_REGION`.
 * @param sample The index of the sample, if the region differs from sample to sample, for an output that repeats this sample.
 * @returns The score.
 */
export function classScore(
  choice: ClassChoice,
  axis: ClassAxis,
  region?: PartOfSpace,
  sample?: number,
): Score {
  return {
    ofClasses: (classes) => classScore(classes.map(known), axis, region, sample),
    ofSample: (which, classIndex) => classScore(known(classIndex), axis, region, which),
    classOf: (sample) => (typeof choice === 'object' ? choice[sample] : choice),
    region: region === undefined ? 'all' : region.name,
    indicesIn: (rows) => (region === undefined ? plainIndices(rows, choice, axis) : undefined),
    evaluate: (output) => {
      const values = axis.classesOf(output);
      const classes = classWeights(values, choice);
      const { threshold } = axis;
      const within =
        region === undefined
          ? values
          : mul(values, region.weights(values, classes, { sample, threshold }));
      return sum(mul(classScores(within), classes), 1);
    },
  };
}

function known(classIndex: number | undefined): number {
  if (classIndex === undefined) throw new RangeError('a class score has a class');
  return classIndex;
}

/**
 * Picks a class of each sample by one-hot rows.
 *
 * The predicted class is found on the device, so that the prediction need not be read before the backward pass, and off
 * the tape.
 */
function classWeights(output: Tensor, choice: ClassChoice): Tensor {
  const [samples = 1] = output.shape;
  const count = output.shape[output.rank - 1] ?? 1;
  if (choice === 'predicted')
    return detached(classScores(output), (scores) => oneHotRows(argMax(scores, 1), count));
  const classes =
    typeof choice === 'number' ? Array.from({ length: samples }, () => choice) : choice;
  requireClasses(classes, { samples, count });
  return oneHotRows(tensor1d([...classes], 'int32'), count);
}

function requireClasses(
  classes: readonly number[],
  { samples, count }: { readonly samples: number; readonly count: number },
): void {
  if (classes.length !== samples) {
    throw new GradCamError(
      'BAD_OPTION',
      `perSample needs one class for each input of the batch, got ${classes.length} for ${samples}.`,
    );
  }
  const missing = classes.find((index) => !Number.isInteger(index) || index < 0 || index >= count);
  if (missing === undefined) return;
  throw new GradCamError(
    'CLASS_OUT_OF_RANGE',
    `there is no such class, got index ${missing}, expected ${count === 1 ? '0, the one unit itself; give two classNames to name both of its classes' : `an integer from 0 to ${count - 1}`}.`,
  );
}
