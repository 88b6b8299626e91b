import { calledAs, checkChoice, checkNumber, checkOptionNames } from '@gradcam/errors';
import {
  concat,
  matMul,
  mul,
  reshape,
  slice,
  softmax,
  tensor,
  tidy,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { MethodCard } from '../method-card.js';
import type { MethodInput, Rerun, AsyncMethod, Weighing } from '../method.js';
import { rerunWeighted } from '../weighted/rerun-weighted.js';
import { channelMasks, maskKinds, type MaskKind } from './channel-masks.js';
import { highestVarianceChannels } from './highest-variance-channels.js';

/** How Score-CAM weights channels by what is left of the score: by the softmax over the channels, the paper's, or as it is (tf-keras-vis). */
export const scoreWeights = ['softmax', 'scores'] as const;

/** How Score-CAM masks, weights, and spends its runs. */
export interface ScoreCamOptions {
  /** Tries only the channels that vary most (Faster-Score-CAM); all of them when left out. */
  readonly topChannels?: number | undefined;
  /** How many masked inputs run at once, which bounds the memory; 16 when left out. */
  readonly batchSize?: number | undefined;
  /**
   * `'centres'`, the default, the paper's: upsampled with the centres of pixels aligned, then scaled to 0 … 1. `'corners'`: with the
   * corners aligned (pytorch-grad-cam, tf-keras-vis). `'scaled-first'`: scaled, then upsampled (torch-cam).
   */
  readonly masks?: MaskKind | undefined;
  /** `'softmax'`, the default, the paper's: the softmax of the scores over the channels. `'scores'`: the scores (tf-keras-vis). */
  readonly weights?: (typeof scoreWeights)[number] | undefined;
}

const optionNames = {
  topChannels: true,
  batchSize: true,
  masks: true,
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
  ofTopChannels: (topChannels) => scoreCamMethod({ topChannels }),
};

/**
 * Score-CAM (Wang 2020, arXiv 1910.01279): each channel, upsampled and scaled to 0 … 1, masks the input; channels are weighted by the softmax
 * of the scores that are left. No gradient, a run of the network for each channel.
 *
 * With `topChannels` it is Faster-Score-CAM: the softmax runs over the channels of largest variance, the others have no weight. The
 * baseline that the paper subtracts from the scores cancels in the softmax, and is left out. A channel that is the same everywhere has no
 * scale and hides the whole input.
 *
 * @param options How many channels, how many at once, which masks and weights.
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
    checkOptions(options);
  });
  return rerunWeighted(card, async (input, rerun) => {
    const [count = 1] = input.activations.shape;
    const rows: Tensor[] = [];
    try {
      for (let sample = 0; sample < count; sample += 1)
        rows.push(await weightsOf(sample, input, rerun, options));
      return tidy(() => concat(rows));
    } finally {
      for (const row of rows) row.dispose();
    }
  });
}

function checkOptions({ topChannels, batchSize, masks, weights }: ScoreCamOptions): void {
  const option = (name: string) => `the option ${name}`;
  const least = { kind: 'integer', least: 1 } as const;
  if (topChannels !== undefined)
    checkNumber(topChannels, { where: option('topChannels'), ...least });
  if (batchSize !== undefined) checkNumber(batchSize, { where: option('batchSize'), ...least });
  checkChoice(masks, maskKinds, option('masks'));
  checkChoice(weights, scoreWeights, option('weights'));
}

/** `[1, K]`. */
async function weightsOf(
  sample: number,
  { activations }: MethodInput,
  { scoresForInputs, inputSpace }: Rerun,
  { topChannels, batchSize = 16, masks = 'centres', weights = 'softmax' }: ScoreCamOptions,
): Promise<Tensor> {
  const own = slice(activations, [sample], [1]);
  const tried: Tensor[] = [];
  try {
    const chosen = await highestVarianceChannels(own, topChannels);
    for (let from = 0; from < chosen.length; from += batchSize) {
      const some = chosen.slice(from, from + batchSize);
      tried.push(
        await scoresForInputs(sample, (input) =>
          mul(input, channelMasks(own, some, inputSpace, masks)),
        ),
      );
    }
    return tidy(() => {
      const scores = concat(tried);
      const row = weights === 'softmax' ? softmax(scores) : scores;
      return placed(row, chosen, activations.shape[activations.rank - 1] ?? 1);
    });
  } finally {
    own.dispose();
    for (const each of tried) each.dispose();
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
