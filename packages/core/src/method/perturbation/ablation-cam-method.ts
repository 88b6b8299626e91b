import {
  concat,
  div,
  mul,
  oneHot,
  range,
  reshape,
  slice,
  sub,
  cast,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { TryingMethod } from '../method.js';
import { weightedSum } from '../weighted-sum.js';

/** How Ablation-CAM spends its runs. */
export interface AblationCamOptions {
  /** How many channels are tried at once; 32 when left out. */
  readonly batchSize?: number | undefined;
}

/**
 * Ablation-CAM (Desai 2020, 10.1109/WACV45572.2020.9093360, eq. 3): each channel is weighted by the share of the score that goes when the channel
 * is set to zero. No gradient; only the head runs, once for each channel.
 *
 * @param options How many channels at once.
 * @returns The method.
 */
export function ablationCamMethod({ batchSize = 32 }: AblationCamOptions = {}): TryingMethod {
  return {
    name: 'ablation-cam',
    explore: ({ activations }, { scores, scoresAt }) => {
      const [count = 1] = activations.shape;
      const channels = activations.shape[activations.rank - 1] ?? 1;
      const map = tidy(() => {
        const weights: Tensor[] = [];
        for (let sample = 0; sample < count; sample += 1) {
          const left: Tensor[] = [];
          for (let from = 0; from < channels; from += batchSize) {
            const some = Math.min(batchSize, channels - from);
            left.push(scoresAt(sample, (own) => mul(own, without(from, some, own))));
          }
          const whole = slice(scores, [sample], [1]);
          weights.push(reshape(div(sub(whole, concat(left)), whole), [1, channels]));
        }
        return weightedSum(activations, concat(weights));
      });
      return Promise.resolve(map);
    },
  };
}

/** `[some, 1, …, K]`: ones, but a zero for another channel in each row. */
function without(from: number, some: number, { rank, shape }: Tensor): Tensor {
  const channels = shape[rank - 1] ?? 1;
  const hidden = cast(
    oneHot(range(from, from + some, 1, 'int32'), Math.max(2, channels)),
    'float32',
  );
  const rows = slice(hidden, [0, 0], [some, channels]);
  return reshape(sub(1, rows), [some, ...shape.slice(1, -1).map(() => 1), channels]);
}
