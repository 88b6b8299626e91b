import type { Tensor } from '@tensorflow/tfjs-core';
import type { NamedRegion } from './region.js';

/**
 * The score that is differentiated for one map of each sample.
 *
 * `evaluate` takes the reduction layer's output, channels last, `[N, C]` or `[N, ...space, C]`, and gives one
 * scalar a sample, `[N]`. It runs under the tape, inside `tf.tidy`.
 */
export interface Score {
  readonly evaluate: (output: Tensor) => Tensor;
  /** The class that is explained of a sample; `'predicted'` where the output decides; `undefined` for a reduction function. */
  readonly classOf: (sample: number) => number | 'predicted' | undefined;
  /** The positions of an output with space whose scores are added; undefined for a mask, for one position, and for a reduction function. */
  readonly region: NamedRegion | undefined;
  /**
   * Finds which number of a classifier's output the score of each sample is, where it is one of them.
   *
   * @param rows The output of each sample, a number for each class.
   * @returns The indices; undefined where the score is something else, or cannot be had.
   */
  readonly indicesIn?:
    ((rows: readonly Float32Array[]) => readonly number[] | undefined) | undefined;
  /**
   * The same score of classes that are known by now, for outputs that are not the network's own answer.
   *
   * @param classes The class of each sample, `undefined` for a reduction function.
   * @returns The score.
   */
  readonly ofClasses: (classes: readonly (number | undefined)[]) => Score;
  /**
   * The same score of one sample, many times over.
   *
   * @param sample The index of the sample.
   * @param classIndex Its class, `undefined` for a reduction function.
   * @returns The score.
   */
  readonly ofSample: (sample: number, classIndex: number | undefined) => Score;
}
