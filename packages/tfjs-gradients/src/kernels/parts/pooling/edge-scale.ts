import { tensor, type backend_util, type Tensor } from '@tensorflow/tfjs-core';

/** One axis of an average pooling. */
interface PoolingAxis {
  /** The number of windows. */
  readonly count: number;
  /** From one to the next. */
  readonly stride: number;
  /** Samples of a whole window. */
  readonly size: number;
  /** Padding before the first sample. */
  readonly before: number;
  /** The number of samples. */
  readonly samples: number;
}

/**
 * Computes how much more windows at padded edges give to each of their samples than whole ones: their size by the number of samples that
 * lie inside.
 *
 * @param info The position of the windows, over a picture or a volume.
 * @returns `[1, h, w, 1]` or `[1, d, h, w, 1]`, by which averages over padded windows, or their gradients, are to be multiplied; undefined
 *   where all are whole.
 */
export function edgeScale(
  info: backend_util.Conv2DInfo | backend_util.Conv3DInfo,
): Tensor | undefined {
  const axes = axesOf(info);
  const shares = axes.map(sharesOf);
  if (shares.flat().every((share) => share === 1)) return undefined;
  const scale = shares.reduce(
    (products, along) => products.flatMap((product) => along.map((share) => product * share)),
    [1],
  );
  return tensor(scale, [1, ...axes.map(({ count }) => count), 1]);
}

function axesOf(info: backend_util.Conv2DInfo | backend_util.Conv3DInfo): readonly PoolingAxis[] {
  const rows = {
    count: info.outHeight,
    stride: info.strideHeight,
    size: info.filterHeight,
    before: info.padInfo.top,
    samples: info.inHeight,
  };
  const columns = {
    count: info.outWidth,
    stride: info.strideWidth,
    size: info.filterWidth,
    before: info.padInfo.left,
    samples: info.inWidth,
  };
  if (!('inDepth' in info)) return [rows, columns];
  const planes = {
    count: info.outDepth,
    stride: info.strideDepth,
    size: info.filterDepth,
    before: info.padInfo.front,
    samples: info.inDepth,
  };
  return [planes, rows, columns];
}

function sharesOf({ count, stride, size, before, samples }: PoolingAxis): number[] {
  return Array.from({ length: count }, (_, window) => {
    const start = window * stride - before;
    return size / (Math.min(start + size, samples) - Math.max(start, 0));
  });
}
