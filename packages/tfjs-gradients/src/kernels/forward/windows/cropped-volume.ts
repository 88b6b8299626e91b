import { slice, type Tensor5D } from '@tensorflow/tfjs-core';

/** Windows over volumes. */
export interface VolumeWindows {
  readonly size: readonly number[];
  readonly strides: number | readonly number[];
  readonly pad: string | number;
}

/**
 * Computes the sizes of a volume that windows reach: with padding 'same' and steps larger than the windows, tfjs takes the part
 * that no window reaches for a negative padding, and begins outside of the input.
 *
 * @param shape `[N, D, H, W, C]`.
 * @param windows The windows.
 * @returns The sizes; those of the shape where the windows reach the end.
 */
export function reachedShape(
  shape: readonly number[],
  { size, strides, pad }: VolumeWindows,
): [number, number, number, number, number] {
  const steps = typeof strides === 'number' ? [strides, strides, strides] : strides;
  const reached = shape.map((length, axis) => {
    const [window, step] = [size[axis - 1], steps[axis - 1]];
    if (pad !== 'same' || window === undefined || step === undefined) return length;
    return Math.min(length, (Math.ceil(length / step) - 1) * step + window);
  });
  // Five axes, as the shape has.
  return reached as [number, number, number, number, number];
}

/**
 * Crops what no window reaches off a volume.
 *
 * @param x `[N, D, H, W, C]`.
 * @param windows The windows.
 * @returns The volume itself where the windows reach the end.
 */
export function croppedVolume(x: Tensor5D, windows: VolumeWindows): Tensor5D {
  const shape = reachedShape(x.shape, windows);
  return shape.every((length, axis) => length === x.shape[axis])
    ? x
    : slice(x, [0, 0, 0, 0, 0], shape);
}
