import { concat, pad, reshape, slice, zeros, type Tensor4D } from '@tensorflow/tfjs-core';

/**
 * Puts zeros after each row and column, so that a strided result stands where its windows start.
 *
 * @param x `[N, h, w, K]`.
 * @param strides Vertical and horizontal.
 * @returns `[N, h * strides[0], w * strides[1], K]`.
 */
export function spread(x: Tensor4D, strides: readonly [number, number]): Tensor4D {
  const [count, height, width, channels] = x.shape;
  const [down, across] = strides;
  const rows =
    down === 1
      ? x
      : concat(
          [
            reshape(x, [count * height, 1, width * channels]),
            zeros([count * height, down - 1, width * channels]),
          ],
          1,
        );
  const tall: [number, number, number] = [count * height * down * width, 1, channels];
  const both =
    across === 1 ? rows : concat([reshape(rows, tall), zeros([tall[0], across - 1, channels])], 1);
  return reshape(both, [count, height * down, width * across, channels]);
}

/**
 * Moves a picture down and right and gives it a new size: zeros where nothing is, nothing kept of what leaves it.
 *
 * @param x `[N, h, w, K]`.
 * @param offset The position of the upper left corner of `x`; may be negative.
 * @param size The new height and width.
 * @returns `[N, size[0], size[1], K]`; `x` itself where nothing is to be done.
 */
export function place(
  x: Tensor4D,
  offset: readonly [number, number],
  size: readonly [number, number],
): Tensor4D {
  const [count, height, width, channels] = x.shape;
  const [top, left] = offset;
  if (top === 0 && left === 0 && height === size[0] && width === size[1]) return x;
  const from = [Math.max(0, -top), Math.max(0, -left)] as const;
  const to = [Math.min(height, size[0] - top), Math.min(width, size[1] - left)] as const;
  const kept = slice(
    x,
    [0, from[0], from[1], 0],
    [count, to[0] - from[0], to[1] - from[1], channels],
  );
  const start = [Math.max(0, top), Math.max(0, left)] as const;
  return pad(kept, [
    [0, 0],
    [start[0], size[0] - start[0] - (to[0] - from[0])],
    [start[1], size[1] - start[1] - (to[1] - from[1])],
    [0, 0],
  ]);
}
