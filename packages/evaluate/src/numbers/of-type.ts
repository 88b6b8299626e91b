import { cast, round, tidy, type DataType, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Gives computed inputs the type that the network takes: whole numbers are rounded to the nearest, where a cast alone would cut off what is behind the point.
 *
 * @param inputs Of the type float32; stays the caller's.
 * @param dtype That of the network's input.
 * @returns The inputs; the caller disposes them.
 */
export function ofType(inputs: Tensor, dtype: DataType): Tensor {
  return tidy(() => cast(dtype === 'int32' ? round(inputs) : inputs, dtype));
}
