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
  const maps = new Float64Array(count * positions);
  for (let map = 0; map < count; map += 1) {
    const weights = new Float64Array(channels);
    forEach(input, (at, channel) => {
      weights[channel] = (weights[channel] ?? 0) + (gradients[map * size + at] ?? 0) / positions;
    });
    // The activations of a batch are the same for each of its scores.
    const own = activations.subarray((map * size) % activations.length);
    forEach(input, (at, channel, position) => {
      const place = map * positions + position;
      maps[place] = (maps[place] ?? 0) + (weights[channel] ?? 0) * (own[at] ?? 0);
    });
  }
  return Float32Array.from(maps);
}

/** Goes through the numbers of a sample in their order; a plain loop, for there are many. */
function forEach(
  { channels, positions, isChannelsFirst }: HostInput,
  visit: (at: number, channel: number, position: number) => void,
): void {
  const [outer, inner] = isChannelsFirst ? [channels, positions] : [positions, channels];
  for (let out = 0; out < outer; out += 1)
    for (let within = 0; within < inner; within += 1)
      if (isChannelsFirst) visit(out * inner + within, out, within);
      else visit(out * inner + within, within, out);
}
