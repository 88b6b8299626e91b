import type { HostInput } from '../method.js';

/**
 * Computes Grad-CAM's maps of numbers that are on the host: on a backend it takes longer to put their channels last.
 *
 * @param input Activations and gradients.
 * @returns The maps, one after the other.
 */
export function gradCamOnHost(input: HostInput): Float32Array {
  const { activations, gradients, channels, positions } = input;
  const size = channels * positions;
  const count = gradients.length / size;
  const maps = new Float32Array(count * positions);
  const weights = new Float64Array(channels);
  for (let map = 0; map < count; map += 1) {
    addMeans(input, gradients, map * size, weights.fill(0));
    // The activations of a batch are the same for each of its scores.
    sumWeighted(input, (map * size) % activations.length, weights, maps, map * positions);
  }
  return maps;
}

/** The distances between the numbers of two channels, and of two positions. */
function strides({ channels, positions, isChannelsFirst }: HostInput): readonly [number, number] {
  return isChannelsFirst ? [positions, 1] : [1, channels];
}

/** Adds to each channel's weight the mean of its gradient, position by position; a plain loop, for there are many. */
function addMeans(
  input: HostInput,
  gradients: Float32Array,
  start: number,
  weights: Float64Array,
): void {
  const { positions } = input;
  const [ofChannel, ofPosition] = strides(input);
  const channels = weights.length;
  for (let position = 0; position < positions; position += 1) {
    let at = start + position * ofPosition;
    for (let channel = 0; channel < channels; channel += 1, at += ofChannel)
      weights[channel] = Number(weights[channel]) + Number(gradients[at]) / positions;
  }
}

/** Writes for each position the weighted sum of its channels, added up in double precision. */
function sumWeighted(
  input: HostInput,
  start: number,
  weights: Float64Array,
  maps: Float32Array,
  first: number,
): void {
  const { activations, positions } = input;
  const [ofChannel, ofPosition] = strides(input);
  const channels = weights.length;
  for (let position = 0; position < positions; position += 1) {
    let at = start + position * ofPosition;
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1, at += ofChannel)
      sum += Number(weights[channel]) * Number(activations[at]);
    maps[first + position] = sum;
  }
}
