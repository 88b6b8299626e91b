import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * From the reduction layer's output for one sample to the scalar to explain, made of differentiable tfjs ops.
 *
 * The output comes without its batch axis: `[C]`, or `[...space, C]` where it has a spatial size above one. The
 * function runs inside `tf.tidy`; it disposes nothing and returns a tensor with one element.
 */
export type ReductionFunction = (output: Tensor) => Tensor;

/** A class: its index in the output, or its name. */
export type ClassLabel = number | string;

/**
 * What is explained: a class, several classes (one map each), or a reduction function. Left out, it is the
 * class that the network predicts.
 */
export type Target = ClassLabel | readonly ClassLabel[] | ReductionFunction;
