import { tensor4d, type backend_util, type Tensor4D } from '@tensorflow/tfjs-core';

/**
 * Computes how much more a window at a padded edge gives to each of its samples than a whole one.
 *
 * @param axis One axis of an average pooling.
 * @param axis.count How many windows there are.
 * @param axis.stride From one to the next.
 * @param axis.size Samples of a whole window.
 * @param axis.before Padding before the first sample.
 * @param axis.samples How many there are.
 * @returns For each window: its size by the number of samples that lie inside.
 */
export function edgeShares(axis: {
  readonly count: number;
  readonly stride: number;
  readonly size: number;
  readonly before: number;
  readonly samples: number;
}): number[] {
  const { count, stride, size, before, samples } = axis;
  return Array.from({ length: count }, (_, window) => {
    const start = window * stride - before;
    return size / (Math.min(start + size, samples) - Math.max(start, 0));
  });
}

/**
 * Computes the shares of all windows over a picture.
 *
 * @param info Where the windows are.
 * @returns `[1, h, w, 1]`, by which averages over padded windows, or their gradients, are to be multiplied; undefined where all are whole.
 */
export function edgeScale(info: backend_util.Conv2DInfo): Tensor4D | undefined {
  const rows = edgeShares({
    count: info.outHeight,
    stride: info.strideHeight,
    size: info.filterHeight,
    before: info.padInfo.top,
    samples: info.inHeight,
  });
  const columns = edgeShares({
    count: info.outWidth,
    stride: info.strideWidth,
    size: info.filterWidth,
    before: info.padInfo.left,
    samples: info.inWidth,
  });
  if ([...rows, ...columns].every((share) => share === 1)) return undefined;
  const scale = rows.flatMap((row) => columns.map((column) => row * column));
  return tensor4d(scale, [1, info.outHeight, info.outWidth, 1]);
}
