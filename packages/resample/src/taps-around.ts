import type { Interpolation } from './interpolation.js';

/** The input samples that one output sample is computed from. */
export interface Tap {
  readonly index: number;
  readonly weight: number;
}

/**
 * Weighs the samples around a place by a kernel.
 *
 * @param centre The place, from 0, the centre of the first sample.
 * @param size The number of samples.
 * @param stretch The factor by which the kernel is wider.
 * @param interpolation The kernel; nearest takes the sample in which the place lies, alone.
 * @returns Taps whose weights add up to one.
 */
export function tapsAround(
  centre: number,
  size: number,
  stretch: number,
  interpolation: Interpolation,
): Tap[] {
  if (interpolation === 'nearest')
    return [{ index: Math.min(size - 1, Math.floor(centre + 0.5)), weight: 1 }];
  const bicubic = interpolation.startsWith('bicubic');
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
