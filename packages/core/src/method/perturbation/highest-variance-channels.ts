import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * Finds the channels whose activations vary most over space, or returns all.
 *
 * @param own One sample's activations, `[1, ...space, K]`.
 * @param count The number of channels; all when left out or larger than their number.
 * @returns Their numbers, in order.
 */
export async function highestVarianceChannels(
  own: Tensor,
  count: number | undefined,
): Promise<readonly number[]> {
  const channels = own.shape[own.rank - 1] ?? 1;
  const all = Array.from({ length: channels }, (_, index) => index);
  if (count === undefined || count >= channels) return all;
  const values = await own.data();
  const places = values.length / channels;
  const variance = all.map((channel) => {
    let [total, squares] = [0, 0];
    for (let place = 0; place < places; place += 1) {
      const value = values[place * channels + channel] ?? 0;
      total += value;
      squares += value * value;
    }
    return squares / places - (total / places) ** 2;
  });
  return all
    .sort((a, b) => (variance[b] ?? 0) - (variance[a] ?? 0))
    .slice(0, count)
    .sort((a, b) => a - b);
}
