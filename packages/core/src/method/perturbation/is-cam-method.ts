import { calledAs, checkNumber, checkOptionNames, GradCamError, saidOf } from '@gradcam/errors';
import { mul } from '@tensorflow/tfjs-core';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod, Weighing } from '../method.js';
import {
  checkMaskOptions,
  maskOptionNames,
  maskWeighted,
  type MaskOptions,
} from './mask-weighted.js';

/** The options for the masks, the integration and the runs of IS-CAM. */
export interface IsCamOptions extends MaskOptions {
  /**
   * The factors by which each mask is tried: 1/10, 3/10, 6/10 and so on to 55/10 when left out, sums of tenths. `[0.2, 0.4, 0.6, 0.8, 1]`
   * goes along a straight line from no input to the masked one.
   */
  readonly factors?: readonly number[] | undefined;
}

const optionNames = {
  ...maskOptionNames,
  factors: true,
} as const satisfies Record<keyof IsCamOptions, true>;

/** i (i + 1) / 2 tenths. */
const sumsOfTenths = Array.from({ length: 10 }, (_, index) => ((index + 1) * (index + 2)) / 20);

const card: MethodCard = {
  name: 'is-cam',
  title: 'IS-CAM',
  paper: 'Naidu 2020, arXiv 2010.03023',
  formula: 'w_k = softmax_k mean_n S(f_n x times mask_k), f_n = sum_{j <= n} j / 10',
  departures: 'the factors are those of torchcam, up to 5.5; the baseline cancels in the softmax',
  usesClass: true,
  needs: 'network',
};

/**
 * Makes IS-CAM (Naidu 2020, arXiv 2010.03023): Score-CAM that tries each masked input with several factors and takes the mean of
 * the scores, as an integral along a path.
 *
 * The factors are by default those of torchcam 0.5.0, sums that go beyond 1.
 *
 * @param options The factors, and the options of Score-CAM.
 * @returns The method.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { scoreMap } = await gradCAM(model, x, 285, { method: isCamMethod({ topChannels: 10 }) });
 * ```
 */
export function isCamMethod(options: IsCamOptions = {}): MethodCard & Weighing<AsyncMethod> {
  calledAs('isCamMethod', () => {
    checkOptionNames(options, optionNames);
    checkMaskOptions(options);
    checkFactors(options.factors);
  });
  const { factors = sumsOfTenths } = options;
  const ofTopChannels = (topChannels: number) => isCamMethod({ ...options, topChannels });
  return maskWeighted(
    { ...card, ofTopChannels },
    {
      ...options,
      passes: factors.length,
      mask: (input, masks, _, pass) => mul(mul(input, masks), factors[pass] ?? NaN),
    },
  );
}

function checkFactors(factors: unknown): void {
  if (factors === undefined) return;
  if (!Array.isArray(factors) || factors.length === 0) {
    throw new GradCamError(
      'BAD_OPTION',
      `the option factors is not a list of numbers, got ${saidOf(factors)}, expected at least one.`,
    );
  }
  for (const factor of factors) checkNumber(factor, { where: 'the option factors' });
}
