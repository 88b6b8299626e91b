import { Tensor } from '@tensorflow/tfjs-core';

/**
 * The inputs as a list, whether one was given or several.
 *
 * @param x One tensor or a list.
 * @returns The list; nothing is copied.
 */
export function tensorsOf(x: Tensor | readonly Tensor[]): readonly Tensor[] {
  return x instanceof Tensor ? [x] : x;
}
