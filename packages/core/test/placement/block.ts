import { tensor, type Tensor } from '@tensorflow/tfjs-core';

/** A picture of 32 x 32 zeros with a block of 4 x 4 ones, `[32, 32, 1]`. */
export function block(row: number, column: number): Tensor {
  const pixels = new Float32Array(32 * 32);
  for (let at = 0; at < 16; at += 1)
    pixels[(row + Math.floor(at / 4)) * 32 + column + (at % 4)] = 1;
  return tensor(pixels, [32, 32, 1]);
}
