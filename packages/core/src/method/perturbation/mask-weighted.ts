import { checkChoice, checkNumber } from '@gradcam/errors';
import {
  concat,
  div,
  matMul,
  reshape,
  slice,
  softmax,
  sum,
  tensor,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { inBatches, type Batch } from '../in-batches.js';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod, MethodInput, Rerun, Weighing } from '../method.js';
import { rerunWeighted } from '../weighted/rerun-weighted.js';
import { channelMasks, maskKinds, type MaskKind } from './channel-masks.js';
import { highestVarianceChannels } from './highest-variance-channels.js';

/** The options for the runs of a method that masks the input by each channel. */
export interface MaskOptions {
  /** Tries only the channels that vary most, which alone then have a weight; all of them when left out. */
  readonly topChannels?: number | undefined;
  /** The number of masked inputs that run at once, which bounds the memory; 16 when left out. */
  readonly batchSize?: number | undefined;
  /**
   * `'centres'`, the default, the paper's: upsampled with the centres of pixels aligned, then scaled to 0 … 1. `'corners'`: with the
   * corners aligned (pytorch-grad-cam, tf-keras-vis). `'scaled-first'`: scaled, then upsampled (torch-cam).
   */
  readonly masks?: MaskKind | undefined;
}

/** The names of these options. */
export const maskOptionNames = {
  topChannels: true,
  batchSize: true,
  masks: true,
} as const satisfies Record<keyof MaskOptions, true>;

/** The way to mask inputs and to use their scores. */
export interface Masking extends MaskOptions {
  /** The number of times each channel is tried. */
  readonly passes: number;
  /**
   * Masks the input; runs in `tf.tidy`.
   *
   * @param input `[1, ...size, C]`.
   * @param masks From 0 to 1, `[B, ...size, C]`, the same for all C.
   * @param channels Whose masks they are.
   * @param pass The index of the pass, from 0.
   * @returns `[B, ...size, C]`.
   */
  readonly mask: (
    input: Tensor,
    masks: Tensor,
    channels: readonly number[],
    pass: number,
  ) => Tensor;
  /** From the mean scores of the channels to their weights; the softmax over them when left out. */
  readonly weigh?: ((scores: Tensor) => Tensor) | undefined;
}

/**
 * Checks the options that such methods share.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkMaskOptions({ topChannels, batchSize, masks }: MaskOptions): void {
  const option = (name: string) => `the option ${name}`;
  const least = { kind: 'integer', least: 1 } as const;
  if (topChannels !== undefined)
    checkNumber(topChannels, { where: option('topChannels'), ...least });
  if (batchSize !== undefined) checkNumber(batchSize, { where: option('batchSize'), ...least });
  checkChoice(masks, maskKinds, option('masks'));
}

/**
 * Makes a method that weights each channel by the score of the input under its mask.
 *
 * @param card The method's card.
 * @param masking The way to mask inputs.
 * @returns The method.
 */
export function maskWeighted(
  card: MethodCard,
  masking: Masking,
): MethodCard & Weighing<AsyncMethod> {
  return rerunWeighted(card, (input, rerun) => {
    const [count = 1] = input.activations.shape;
    return inBatches(
      { rows: count },
      // The steps are those of each sample.
      () => Promise.resolve(),
      ({ row: sample }) => weightsOf({ sample, count }, input, rerun, masking),
      (rows) => concat(rows),
    );
  });
}

/** `[1, K]`. */
async function weightsOf(
  { sample, count }: { readonly sample: number; readonly count: number },
  { activations }: MethodInput,
  { scoresForInputs, inputSpace, tapsBy, step }: Rerun,
  { topChannels, batchSize = 16, masks = 'centres', passes, mask, weigh = softmax }: Masking,
): Promise<Tensor> {
  const own = slice(activations, [sample], [1]);
  try {
    const chosen = await highestVarianceChannels(own, topChannels);
    const scoresOf = ({ row: pass, from, to }: Batch) => {
      const some = chosen.slice(from, to);
      return scoresForInputs(sample, (input) => {
        const sizes = [...inputSpace, input.shape[input.rank - 1] ?? 1];
        return mask(input, channelMasks(own, some, sizes, masks, tapsBy), some, pass);
      });
    };
    const ofAll: Rerun['step'] = (done, total) => step(sample * total + done, count * total);
    const tries = { rows: passes, length: chosen.length, batchSize };
    return await inBatches(tries, ofAll, scoresOf, (tried) => {
      const scores = reshape(concat(tried), [passes, chosen.length]);
      const means = passes === 1 ? reshape(scores, [-1]) : div(sum(scores, 0), passes);
      return placed(weigh(means), chosen, activations.shape[activations.rank - 1] ?? 1);
    });
  } finally {
    own.dispose();
  }
}

/** The weights of some channels among those of all: `[1, K]`. */
function placed(weights: Tensor, chosen: readonly number[], channels: number): Tensor {
  const row = reshape(weights, [1, chosen.length]);
  if (chosen.length === channels) return row;
  const places = new Float32Array(chosen.length * channels);
  chosen.forEach((channel, index) => {
    places[index * channels + channel] = 1;
  });
  return matMul(row, tensor(places, [chosen.length, channels]));
}
