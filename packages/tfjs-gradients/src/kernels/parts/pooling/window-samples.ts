import type { backend_util } from '@tensorflow/tfjs-core';
import { pad, stridedSlice, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';

/** Below every number that a network computes. */
export const lowest = -3.4e38;

/** The samples of all windows at one position in the window. */
export interface WindowSample {
  /** Rows from the upper edge of the picture to the sample of the first window; negative in the padding. */
  readonly top: number;
  /** The same for columns. */
  readonly left: number;
  /** The row and column in the window. */
  readonly place: readonly [row: number, column: number];
  /** `[N, h, w, C]`, one for each window; below every number in the padding. */
  readonly values: Tensor;
}

/**
 * Reads the samples under windows over a picture, position by position in the order of the memory.
 *
 * @param input `[N, H, W, C]`.
 * @param info The position of the windows.
 * @returns As many as a window has positions; the caller disposes the values, or a `tf.tidy` around it.
 */
export function windowSamples(input: Tensor4D, info: backend_util.Conv2DInfo): WindowSample[] {
  const { top, left } = info.padInfo;
  const reach = [info.outHeight * info.strideHeight, info.outWidth * info.strideWidth] as const;
  const padded = pad(
    input,
    [
      [0, 0],
      [top, Math.max(0, reach[0] + info.effectiveFilterHeight - top - info.inHeight)],
      [left, Math.max(0, reach[1] + info.effectiveFilterWidth - left - info.inWidth)],
      [0, 0],
    ],
    lowest,
  );
  const { filterHeight, filterWidth, batchSize, inChannels } = info;
  return Array.from({ length: filterHeight * filterWidth }, (_, index) => {
    const place = [Math.floor(index / filterWidth), index % filterWidth] as const;
    const row = place[0] * info.dilationHeight;
    const column = place[1] * info.dilationWidth;
    const values = stridedSlice(
      padded,
      [0, row, column, 0],
      [batchSize, row + reach[0], column + reach[1], inChannels],
      [1, info.strideHeight, info.strideWidth, 1],
    );
    return { top: row - top, left: column - left, place, values };
  });
}
