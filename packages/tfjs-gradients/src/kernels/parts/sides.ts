import { pad, slice, type backend_util, type Tensor4D } from '@tensorflow/tfjs-core';

/** The numbers of rows and columns added around a picture. */
export interface Sides {
  readonly rows: [before: number, after: number];
  readonly columns: [before: number, after: number];
}

/**
 * Computes the padding with which windows come out as they do, without rounding.
 *
 * @param info The position of the windows.
 * @returns As much on each side as the first and the last window take.
 */
export function sidesOf(info: backend_util.Conv2DInfo): Sides {
  const { top, left } = info.padInfo;
  const after = (count: number, stride: number, reach: number, before: number, length: number) =>
    Math.max(0, (count - 1) * stride + reach - before - length);
  const { outHeight, outWidth, strideHeight, strideWidth, inHeight, inWidth } = info;
  return {
    rows: [top, after(outHeight, strideHeight, info.effectiveFilterHeight, top, inHeight)],
    columns: [left, after(outWidth, strideWidth, info.effectiveFilterWidth, left, inWidth)],
  };
}

/**
 * Lists the padding of all four axes.
 *
 * @param sides Of rows and columns.
 * @param dataFormat The position of the channels.
 * @returns As `tf.pad` and convolutions take it.
 */
export function axisPadding(
  { rows, columns }: Sides,
  dataFormat: 'NHWC' | 'NCHW' = 'NHWC',
): [[number, number], [number, number], [number, number], [number, number]] {
  return dataFormat === 'NHWC' ? [[0, 0], rows, columns, [0, 0]] : [[0, 0], [0, 0], rows, columns];
}

/**
 * Pads a picture.
 *
 * @param x `[N, H, W, C]`, or `[N, C, H, W]`.
 * @param padding Of `axisPadding`.
 * @param value The value to pad with.
 * @returns The picture itself where there is nothing to add.
 */
export function padded(x: Tensor4D, padding: ReturnType<typeof axisPadding>, value = 0): Tensor4D {
  return padding.flat().every((count) => count === 0) ? x : pad(x, padding, value);
}

/**
 * Takes the padding off again.
 *
 * @param x The padded picture.
 * @param padding Of `axisPadding`.
 * @param shape The shape of the picture without it.
 * @returns The part inside.
 */
export function unpadded(
  x: Tensor4D,
  padding: ReturnType<typeof axisPadding>,
  shape: readonly number[],
): Tensor4D {
  return slice(
    x,
    padding.map(([before]) => before),
    [...shape],
  );
}
