import type { Tensor } from '@tensorflow/tfjs-core';
import type { Region } from './region.js';

/**
 * From the reduction layer's output for one sample to the scalar to explain, made of differentiable tfjs ops.
 *
 * The output comes without its batch axis: `[C]`, or `[...space, C]` where it has a spatial size above one. The
 * function runs inside `tf.tidy`; it disposes nothing and returns a tensor with one element.
 */
export type ReductionFunction = (output: Tensor) => Tensor;

/** A class: its index in the output, or its name. */
export type ClassLabel = number | string;

/** Classes with what else there is to say of them. */
export interface ClassTarget {
  /** A class, or several (one map each); the predicted class when left out. */
  readonly label?: ClassLabel | readonly ClassLabel[] | undefined;
  /** The class for each input of the batch, in place of `label`. */
  readonly perSample?: readonly ClassLabel[] | undefined;
  /** For pixel classification: which positions count; all of them when left out. */
  readonly region?: Region | undefined;
}

/**
 * The target of an explanation: a class, several classes (one map each), a class over a region, or a reduction function. Left
 * out, it is the class that the network predicts.
 */
export type Target = ClassLabel | readonly ClassLabel[] | ClassTarget | ReductionFunction;
