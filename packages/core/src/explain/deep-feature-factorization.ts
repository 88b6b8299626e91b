import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { FactorizationResult } from '../calls/further/factorization.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import {
  factorizationOptionNames,
  type FactorizationOptions,
} from '../options/calls/factorization-options.js';
import type { NetworkData } from '../picture/picture-input.js';
import { takeInput } from '../picture/take-input.js';

/**
 * Factorises the activations of a batch into concepts, each a map over every picture and a direction in the space of features.
 *
 * Deep feature factorisation (Collins 2018, arXiv 1806.10206, eq. 3) is a non-negative factorisation of the activations as
 * `[N * positions, C]`. It needs neither a gradient nor a class.
 *
 * As in pytorch-grad-cam the smallest activation of each channel is subtracted first and added back to the concepts, so that a
 * layer without a ReLU can be used, too. Two departures: it starts from rows of the matrix in place of random numbers, so that
 * the same input gives the same concepts; and the maps are scaled over the whole batch. The factorisation runs in float64 outside
 * of the device.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`; several pictures show what they have in common.
 * @param options The number of concepts, layers, the score of `conceptScores`, upsampling, format.
 * @returns Maps, concepts and their scores; the caller disposes them.
 * @throws The errors of `gradCAM`; `BAD_OPTION` for less than one concept, or more than there are positions or channels
 *
 * @example
 * ```ts
 * const { conceptMaps, conceptScores } = await deepFeatureFactorization(model, batch, { concepts: 4 });
 * ```
 */
export function deepFeatureFactorization(
  net: ExplainableModel,
  x: NetworkData,
  options: FactorizationOptions = {},
): Promise<FactorizationResult> {
  return calledAs('deepFeatureFactorization', async () => {
    checkOptionNames(options, factorizationOptionNames);
    const taken = await takeInput(x, options);
    const { factorization } = await import('../calls/further/index.js');
    return await factorization(net, taken, options);
  });
}
