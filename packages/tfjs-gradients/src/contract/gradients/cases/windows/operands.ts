import type * as tf from '@tensorflow/tfjs-core';
import { noise } from '../noise.js';

// Borders to tfjs-core: the type of a tensor that is made of any shape does not say how many axes it has.
export const fourAxes = (x: tf.Tensor): tf.Tensor4D => x as tf.Tensor4D;
export const fiveAxes = (x: tf.Tensor): tf.Tensor5D => x as tf.Tensor5D;
/** A filter for pictures that is the same every time. */
export const filter = (shape: readonly number[]): tf.Tensor4D => fourAxes(noise(shape, 5));
