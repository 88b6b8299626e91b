import { Tensor } from '@tensorflow/tfjs-core';
import { GradCamError, saidOf } from '@gradcam/errors';

/**
 * Lists the inputs, whether one was given or several.
 *
 * @param x One tensor or a list.
 * @returns The list; nothing is copied.
 * @throws `INPUT_SHAPE` for what is not a tensor
 */
export function tensorsOf(x: Tensor | readonly Tensor[]): readonly Tensor[] {
  if (x instanceof Tensor) return [x];
  const list: unknown = x;
  if (!Array.isArray(list)) throw notTensor(list);
  const wrong = list.findIndex((value) => !isTensorLike(value));
  if (wrong < 0) return x;
  // An array of numbers is one input that was not made a tensor.
  const numbers = typeof list[wrong] === 'number' || Array.isArray(list[wrong]);
  throw notTensor(numbers ? list : list[wrong]);
}

/** Checks for a tensor of any copy of tfjs: that there are two copies is reported when something fails because of it. */
function isTensorLike(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'shape' in value && 'dtype' in value;
}

function notTensor(value: unknown): GradCamError {
  return new GradCamError(
    'INPUT_SHAPE',
    `the input is not a tensor, got ${saidOf(value)}, expected a tf.Tensor, a picture with the option preprocessing, or a list of these; make one with tf.tensor, of pixels with tf.browser.fromPixels.`,
  );
}
