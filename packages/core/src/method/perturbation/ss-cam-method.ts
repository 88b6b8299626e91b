import { calledAs, callersOwn, checkNumber, checkOptionNames } from '@gradcam/errors';
import { add, expandDims, mul, stack, type Tensor } from '@tensorflow/tfjs-core';
import { seededNoise } from '../../tensor/seeded-noise.js';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod, Weighing } from '../method.js';
import {
  checkMaskOptions,
  maskOptionNames,
  maskWeighted,
  type MaskOptions,
} from './mask-weighted.js';

/** The options for the masks, the noise and the runs of SS-CAM. */
export interface SsCamOptions extends MaskOptions {
  /** The number of noisy masks of each channel; 10 when left out, the paper's. */
  readonly passes?: number | undefined;
  /** The noise's standard deviation, where masks go from 0 to 1; 2 when left out, the paper's. */
  readonly deviation?: number | undefined;
  /** The same seed gives the same map, on every backend; 0 when left out. */
  readonly seed?: number | undefined;
  /** Makes the caller's noise in place of the seeded one: of the size of the input, for one channel in one pass; disposed here. */
  readonly noise?: ((pass: number, channel: number, size: readonly number[]) => Tensor) | undefined;
}

const optionNames = {
  ...maskOptionNames,
  passes: true,
  deviation: true,
  seed: true,
  noise: true,
} as const satisfies Record<keyof SsCamOptions, true>;

const card: MethodCard = {
  name: 'ss-cam',
  title: 'SS-CAM',
  paper: 'Wang 2020, arXiv 2006.14255',
  formula: 'w_k = softmax_k mean_n S(x times (mask_k + noise_n))',
  departures:
    'the noise is on the masks (of its two variants the first); it is seeded and the same on every backend; the baseline cancels in the softmax',
  usesClass: true,
  needs: 'network',
};

/**
 * Makes SS-CAM (Wang 2020, arXiv 2006.14255): Score-CAM that tries each mask several times, with noise on it, and takes the mean
 * of the scores.
 *
 * Of the paper's two variants this is the one with noise on the masks; noise on the input is `averagedMap`.
 *
 * @param options The number of noisy masks, the strength of the noise, and the options of Score-CAM.
 * @returns The method.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { scoreMap } = await gradCAM(model, x, 285, { method: ssCamMethod({ topChannels: 10 }) });
 * ```
 */
export function ssCamMethod(options: SsCamOptions = {}): MethodCard & Weighing<AsyncMethod> {
  calledAs('ssCamMethod', () => {
    checkOptionNames(options, optionNames);
    checkMaskOptions(options);
  });
  const { passes = 10, deviation = 2, seed = 0, noise } = options;
  calledAs('ssCamMethod', () => {
    checkNumber(passes, { where: 'the option passes', kind: 'integer', least: 1 });
    checkNumber(deviation, { where: 'the option deviation', least: 0 });
    checkNumber(seed, { where: 'the option seed' });
  });
  const noiseOf = (pass: number, channel: number, size: readonly number[]) =>
    noise === undefined
      ? // A seed for each pass and channel, whatever the size of a batch.
        seededNoise(size, deviation, seed + channel * passes + pass)
      : callersOwn(() => noise(pass, channel, size));
  const ofTopChannels = (topChannels: number) => ssCamMethod({ ...options, topChannels });
  return maskWeighted(
    { ...card, ofTopChannels },
    {
      ...options,
      passes,
      mask: (input, masks, channels, pass) => {
        const size = masks.shape.slice(1, -1);
        const noises = stack(channels.map((channel) => noiseOf(pass, channel, size)));
        return mul(input, add(masks, expandDims(noises, -1)));
      },
    },
  );
}
