import { normalNumbers } from '../random/random-numbers.js';
import { indexOf, type Layout } from '../sample/layout.js';

/**
 * Gives every position the mean of its channel.
 *
 * @param values The numbers of the input.
 * @param layout Its axes.
 * @returns New numbers in the same order.
 */
export function channelMeans(values: Float32Array, layout: Layout): Float32Array {
  return drawn(values, layout, () => 0);
}

/**
 * Draws normal noise with the mean and the standard deviation of each channel.
 *
 * @param values The numbers of the input.
 * @param layout Its axes.
 * @param seed The same seed gives the same noise.
 * @returns New numbers in the same order.
 */
export function noisy(values: Float32Array, layout: Layout, seed: number): Float32Array {
  const noise = normalNumbers(values.length, seed);
  return drawn(values, layout, (index) => noise[index] ?? NaN);
}

/** From numbers of mean 0 and deviation 1 to those of each channel. */
function drawn(
  values: Float32Array,
  layout: Layout,
  standard: (index: number) => number,
): Float32Array {
  const result = new Float32Array(values.length);
  const { positions, channels } = layout;
  for (let channel = 0; channel < channels; channel += 1) {
    const { mean, deviation } = statistics(values, layout, channel);
    for (let position = 0; position < positions; position += 1) {
      const index = indexOf(layout, position, channel);
      result[index] = mean + deviation * standard(index);
    }
  }
  return result;
}

function statistics(values: Float32Array, layout: Layout, channel: number) {
  const { positions } = layout;
  let [sum, squares] = [0, 0];
  for (let position = 0; position < positions; position += 1)
    sum += values[indexOf(layout, position, channel)] ?? NaN;
  const mean = sum / positions;
  for (let position = 0; position < positions; position += 1)
    squares += ((values[indexOf(layout, position, channel)] ?? NaN) - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / positions) };
}
