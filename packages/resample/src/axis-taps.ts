import { calledAs, checkOptionNames } from '@gradcam/errors';
import { checkResampling } from './check-resampling.js';
import type { Interpolation } from './interpolation.js';
import { tapsAround, type Tap } from './taps-around.js';

/** The options for resampling an axis that shrinks. */
export interface ResamplingOptions {
  /** True if bicubic and bilinear count every input sample where the axis shrinks, by a stretched kernel; true when left out. */
  readonly antialias?: boolean | undefined;
}

/** The names of these options. */
export const resamplingOptionNames = { antialias: true } as const satisfies Record<
  keyof ResamplingOptions,
  true
>;

/**
 * Computes the weights that resample one axis.
 *
 * Sample centres lie at half-pixel positions. Bicubic is the Keys kernel with a = -0.5 on mirrored edges (MATLAB's
 * `imresize`), bilinear the triangle, whose samples beyond the edge are left out (Pillow's and PyTorch's). Where the axis shrinks, both kernels are stretched by the
 * factor, so that every input sample counts. Nearest takes the sample in which the centre lies.
 *
 * @param inputSize Samples along the axis, at least 1.
 * @param outputSize Samples wanted, at least 1.
 * @param interpolation The kernel.
 * @param options Whether the kernel is stretched.
 * @returns For each output sample its taps; their weights add up to one.
 * @throws `BAD_OPTION`
 */
export function axisTaps(
  inputSize: number,
  outputSize: number,
  interpolation: Interpolation,
  options: ResamplingOptions = {},
): Tap[][] {
  calledAs('axisTaps', () => {
    checkOptionNames(options, resamplingOptionNames);
    checkResampling([inputSize, outputSize], interpolation);
  });
  const scale = inputSize / outputSize;
  const isCorners = interpolation === 'bilinear-corners';
  const stretch = isCorners || options.antialias === false ? 1 : Math.max(1, scale);
  return Array.from({ length: outputSize }, (_, output) => {
    const centre = isCorners
      ? (output * (inputSize - 1)) / Math.max(1, outputSize - 1)
      : (output + 0.5) * scale - 0.5;
    return tapsAround(centre, inputSize, stretch, interpolation);
  });
}
