import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { Rerun } from '../method.js';

/**
 * Computes the map of each sample outside of the device, in float64.
 *
 * @param features `[N, ...space, K]`; stays the caller's.
 * @param compute The function from one sample's positions, row by row with K numbers each, to one number for each position.
 * @param step Ends the step of each sample, if these are the steps of the method.
 * @returns `[N, ...space]`; the caller disposes it.
 */
export async function eachSample(
  features: Tensor,
  compute: (values: Float64Array, places: number, channels: number) => ArrayLike<number>,
  step?: Rerun['step'],
): Promise<Tensor> {
  const [count = 1, ...rest] = features.shape;
  const channels = rest.pop() ?? 1;
  const places = rest.reduce((product, size) => product * size, 1);
  const values = Float64Array.from(await features.data());
  const maps = new Float32Array(count * places);
  for (let sample = 0; sample < count; sample += 1) {
    const own = values.subarray(sample * places * channels, (sample + 1) * places * channels);
    maps.set(Float32Array.from(compute(own, places, channels)), sample * places);
    await step?.(sample + 1, count);
  }
  return tensor(maps, [count, ...rest]);
}
