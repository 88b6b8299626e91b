import { calledAs, checkChoice, checkOptionNames } from '@gradcam/errors';
import { mul } from '@tensorflow/tfjs-core';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod, Weighing } from '../method.js';
import {
  checkMaskOptions,
  maskOptionNames,
  maskWeighted,
  type MaskOptions,
} from './mask-weighted.js';

/**
 * The ways in which Score-CAM weights channels by the remaining score: by the softmax over the channels, the paper's, or as it is
 * (tf-keras-vis).
 */
export const scoreWeights = ['softmax', 'scores'] as const;

/** The options for the masks, the weights and the runs of Score-CAM. */
export interface ScoreCamOptions extends MaskOptions {
  /** `'softmax'`, the default, the paper's: the softmax of the scores over the channels. `'scores'`: the scores (tf-keras-vis). */
  readonly weights?: (typeof scoreWeights)[number] | undefined;
}

const optionNames = {
  ...maskOptionNames,
  weights: true,
} as const satisfies Record<keyof ScoreCamOptions, true>;

const card: MethodCard = {
  name: 'score-cam',
  title: 'Score-CAM',
  paper: 'Wang 2020',
  formula: 'w_k = softmax_k S(x times mask_k)',
  departures:
    'the baseline, which cancels in the softmax, is left out; `topChannels` are those of largest variance (Faster-Score-CAM); libraries make masks in other ways: option `masks`',
  usesClass: true,
  needs: 'network',
};

/**
 * Makes Score-CAM (Wang 2020, arXiv 1910.01279): each channel, upsampled and scaled to 0 … 1, masks the input; channels are
 * weighted by the softmax of the remaining scores. No gradient, a run of the network for each channel.
 *
 * With `topChannels` it is Faster-Score-CAM: the softmax runs over the channels of largest variance, the others have no weight. The
 * baseline that the paper subtracts from the scores cancels in the softmax, and is left out. A channel that is the same everywhere has no
 * scale and hides the whole input.
 *
 * @param options The number of channels, the number at once, the kind of masks and weights.
 * @returns The method.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { scoreMap } = await gradCAM(model, x, 285, { method: scoreCamMethod({ topChannels: 10 }) });
 * ```
 */
export function scoreCamMethod(options: ScoreCamOptions = {}): MethodCard & Weighing<AsyncMethod> {
  calledAs('scoreCamMethod', () => {
    checkOptionNames(options, optionNames);
    checkMaskOptions(options);
    checkChoice(options.weights, scoreWeights, 'the option weights');
  });
  const ofTopChannels = (topChannels: number) => scoreCamMethod({ ...options, topChannels });
  return maskWeighted(
    { ...card, ofTopChannels },
    {
      ...options,
      passes: 1,
      mask: (input, masks) => mul(input, masks),
      weigh: options.weights === 'scores' ? (scores) => scores : undefined,
    },
  );
}
