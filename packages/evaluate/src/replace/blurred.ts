import { resampleAxis, type Tap } from '@gradcam/resample';
import type { Layout } from '../sample/layout.js';

/**
 * Blurs an input along its space by a Gaussian, up to three deviations; what lies beyond the edge is left out and the rest scaled to one.
 *
 * @param values The numbers of the input.
 * @param layout Its axes.
 * @param deviation The standard deviation in positions.
 * @returns New numbers in the same order.
 */
export function blurred(
  values: Float32Array,
  { space, channels, channelsFirst }: Layout,
  deviation: number,
): Float32Array {
  let result = values;
  let inner = channelsFirst ? 1 : channels;
  for (const size of [...space].reverse()) {
    result = resampleAxis(result, { size, inner }, gaussianTaps(size, deviation));
    inner *= size;
  }
  return result;
}

function gaussianTaps(size: number, deviation: number): Tap[][] {
  const radius = Math.ceil(3 * deviation);
  return Array.from({ length: size }, (_, centre) => {
    const first = Math.max(0, centre - radius);
    const last = Math.min(size - 1, centre + radius);
    const weights = Array.from({ length: last - first + 1 }, (_unused, offset) =>
      Math.exp(-0.5 * ((first + offset - centre) / deviation) ** 2),
    );
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight, offset) => ({ index: first + offset, weight: weight / total }));
  });
}
