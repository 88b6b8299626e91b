import { calledAs, checkOptionNames } from '@gradcam/errors';
import { checkResampling } from './check-resampling.js';
import type { Interpolation } from './interpolation.js';

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

/** The input samples that one output sample is computed from. */
export interface Tap {
  readonly index: number;
  readonly weight: number;
}

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
  const stretch = options.antialias === false ? 1 : Math.max(1, scale);
  return Array.from({ length: outputSize }, (_, output) => {
    const centre = (output + 0.5) * scale - 0.5;
    if (interpolation === 'nearest') {
      return [{ index: Math.min(inputSize - 1, Math.floor(centre + 0.5)), weight: 1 }];
    }
    if (interpolation === 'bilinear-corners') {
      const step = outputSize === 1 ? 0 : (inputSize - 1) / (outputSize - 1);
      return tapsAround(output * step, inputSize, 1, 'bilinear');
    }
    return tapsAround(centre, inputSize, stretch, interpolation);
  });
}

function tapsAround(
  centre: number,
  size: number,
  stretch: number,
  interpolation: 'bicubic' | 'bilinear' | 'bicubic-inside',
): Tap[] {
  const bicubic = interpolation !== 'bilinear';
  const radius = (bicubic ? 2 : 1) * stretch;
  const weights = new Map<number, number>();
  let total = 0;
  for (let position = Math.ceil(centre - radius); position <= centre + radius; position += 1) {
    const index = interpolation === 'bicubic' ? mirror(position, size) : position;
    if (index < 0 || index >= size) continue;
    const distance = (position - centre) / stretch;
    const weight = bicubic ? keys(distance) : triangle(distance);
    weights.set(index, (weights.get(index) ?? 0) + weight);
    total += weight;
  }
  return [...weights]
    .filter(([, weight]) => weight !== 0)
    .map(([index, weight]) => ({ index, weight: weight / total }));
}

/** Keys 1981, eq. 4, with a = -0.5. */
function keys(distance: number): number {
  const x = Math.abs(distance);
  if (x >= 2) return 0;
  return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
}

function triangle(distance: number): number {
  return Math.max(0, 1 - Math.abs(distance));
}

/** … 1 0 | 0 1 2 | 2 1 …: the edge sample itself is repeated. */
function mirror(position: number, size: number): number {
  const period = 2 * size;
  const wrapped = ((position % period) + period) % period;
  return wrapped < size ? wrapped : period - 1 - wrapped;
}
