import { randomNormal, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Draws normal noise that depends on its seed alone: tfjs draws it in JavaScript, whatever the backend.
 *
 * @param shape Its shape.
 * @param deviation Its standard deviation.
 * @param seed Any number.
 * @returns The noise; the caller disposes it.
 */
export function seededNoise(shape: readonly number[], deviation: number, seed: number): Tensor {
  // tfjs takes the seed 0 for none.
  return randomNormal([...shape], 0, deviation, 'float32', seed >= 0 ? seed + 1 : seed);
}
