import { calledAs, checkNumber, checkOptionNames } from '@gradcam/errors';
import {
  cast,
  concat,
  div,
  equal,
  mul,
  oneHot,
  onesLike,
  range,
  reshape,
  slice,
  sub,
  where,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { inBatches, type Batch } from '../in-batches.js';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod, Weighing } from '../method.js';
import { rerunWeighted } from '../weighted/rerun-weighted.js';

/** The options for the runs of Ablation-CAM. */
export interface AblationCamOptions {
  /** The number of channels that are tried at once, which bounds the memory; 32 when left out. */
  readonly batchSize?: number | undefined;
}

const card: MethodCard = {
  name: 'ablation-cam',
  title: 'Ablation-CAM',
  paper: 'Desai 2020, eq. 3',
  formula: 'w_k = (S - S without k) / S',
  departures: 'none; only the head runs',
  usesClass: true,
  needs: 'network',
};

/**
 * Makes Ablation-CAM (Desai 2020, 10.1109/WACV45572.2020.9093360, eq. 3): each channel is weighted by the share of the score that
 * is lost when the channel is set to zero. No gradient; only the head runs, once for each channel.
 *
 * A score of zero, which has no shares, gives a map of zeros.
 *
 * @param options The number of channels at once.
 * @returns The method.
 * @throws `BAD_OPTION` for a batch of less than one
 *
 * @example
 * ```ts
 * const { scoreMap } = await gradCAM(model, x, 285, { method: ablationCamMethod({ batchSize: 64 }) });
 * ```
 */
export function ablationCamMethod(
  options: AblationCamOptions = {},
): MethodCard & Weighing<AsyncMethod> {
  const batchSize = calledAs('ablationCamMethod', () => {
    checkOptionNames(options, { batchSize: true } satisfies Record<keyof AblationCamOptions, true>);
    return options.batchSize ?? 32;
  });
  calledAs('ablationCamMethod', () => {
    checkNumber(batchSize, { where: 'the option batchSize', kind: 'integer', least: 1 });
  });
  return rerunWeighted(card, ({ activations }, { scores, forwardScores, step }) => {
    const [count = 1] = activations.shape;
    const channels = activations.shape[activations.rank - 1] ?? 1;
    const leftOf = ({ row, from, to }: Batch) =>
      forwardScores(row, (own) => mul(own, without(from, to - from, own)));
    return inBatches({ rows: count, length: channels, batchSize }, step, leftOf, (left) => {
      const whole = reshape(scores, [count, 1]);
      const none = equal(whole, 0);
      const lost = sub(whole, reshape(concat(left), [count, channels]));
      const shares = div(lost, where(none, onesLike(whole), whole));
      return mul(shares, sub(1, cast(none, 'float32')));
    });
  });
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
