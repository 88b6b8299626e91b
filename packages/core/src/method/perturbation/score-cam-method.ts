import {
  concat,
  div,
  equal,
  gather,
  max,
  min,
  mul,
  onesLike,
  reshape,
  slice,
  softmax,
  sub,
  tensor1d,
  tidy,
  transpose,
  where,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { resampleMap } from '../../resample/resample-map.js';
import type { MethodInput, Trials, TryingMethod } from '../method.js';
import { weightedSum } from '../weighted-sum.js';

/** How Score-CAM spends its runs. */
export interface ScoreCamOptions {
  /** Tries only the channels that vary most (Faster-Score-CAM); all of them when left out. */
  readonly topChannels?: number | undefined;
  /** How many masked inputs run at once; 16 when left out. */
  readonly batchSize?: number | undefined;
}

/**
 * Score-CAM (Wang 2020, arXiv 1910.01279): each channel, upsampled and scaled to 0 … 1, masks the input; channels are weighted by the softmax
 * of the scores that are left. No gradient, a run of the network for each channel.
 *
 * As in the paper's formulas the mask is upsampled (bilinear, half-pixel centres) and then scaled. With `topChannels` the softmax runs
 * over the channels that were tried, the others have no weight.
 *
 * @param options How many channels, how many at once.
 * @returns The method.
 */
export function scoreCamMethod(options: ScoreCamOptions = {}): TryingMethod {
  return {
    name: 'score-cam',
    explore: async (input, trials) => {
      const [count = 1] = input.activations.shape;
      const maps: Tensor[] = [];
      try {
        for (let sample = 0; sample < count; sample += 1)
          maps.push(await mapOf(sample, input, trials, options));
        return concat(maps);
      } finally {
        for (const map of maps) map.dispose();
      }
    },
  };
}

async function mapOf(
  sample: number,
  { activations }: MethodInput,
  { scoresOf, inputSpace }: Trials,
  { topChannels, batchSize = 16 }: ScoreCamOptions,
): Promise<Tensor> {
  const own = slice(activations, [sample], [1]);
  const tried: Tensor[] = [];
  try {
    const channels = await liveliest(own, topChannels);
    for (let from = 0; from < channels.length; from += batchSize) {
      const some = channels.slice(from, from + batchSize);
      tried.push(await scoresOf(sample, (input) => mul(input, masks(own, some, inputSpace))));
    }
    return tidy(() => {
      const chosen = gather(own, tensor1d([...channels], 'int32'), own.rank - 1);
      return weightedSum(chosen, reshape(softmax(concat(tried)), [1, -1]));
    });
  } finally {
    own.dispose();
    for (const each of tried) each.dispose();
  }
}

/** Channels of one sample, upsampled to the input and scaled from 0 to 1: `[B, ...space, 1]`. A channel that is the same everywhere hides all. */
function masks(own: Tensor, channels: readonly number[], size: readonly number[]): Tensor {
  const some = gather(own, tensor1d([...channels], 'int32'), own.rank - 1);
  const first = reshape(transpose(some, [own.rank - 1, 0, ...spaceOf(own)]), [
    channels.length,
    ...own.shape.slice(1, -1),
  ]);
  const large = resampleMap(first, size, 'bilinear');
  const axes = size.map((_, axis) => axis + 1);
  const low = min(large, axes, true);
  const range = sub(max(large, axes, true), low);
  const none = equal(range, 0);
  const scaled = div(sub(large, low), where(none, onesLike(range), range));
  return reshape(scaled, [...scaled.shape, 1]);
}

const spaceOf = ({ rank }: Tensor): number[] =>
  Array.from({ length: rank - 2 }, (_, index) => index + 1);

/** The channels whose activations vary most, or all. */
async function liveliest(own: Tensor, count: number | undefined): Promise<readonly number[]> {
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
