import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Explainer } from '../calls/explainer.js';
import { averageOptionNames, type AverageOptions } from '../options/calls/average-options.js';
import type { Target } from '../target/target.js';

/**
 * Averages a map over changed inputs, mirrored, brighter and darker, or noisy, which makes it smoother.
 *
 * Runs the network once for each change, one after the other.
 *
 * With `{ flip: true, factors: [0.9, 1, 1.1] }` and the preset `'pytorch-grad-cam'` it is that library's `aug_smooth`.
 *
 * @param explainer Of a network with one input.
 * @param x The input or batch; stays the caller's.
 * @param target As for `explain`; name the class, for a changed input may be predicted as another.
 * @param options The changes of the input.
 * @returns The mean map, of the shape and unit that `explain` gives; the caller disposes it.
 * @throws `BAD_OPTION` for no factor, less than one pass or a negative deviation; the errors of `explain`
 *
 * @example
 * ```ts
 * const explainer = await createExplainer(model);
 * const map = await averagedMap(explainer, x, 285, { flip: true, noise: { passes: 8, deviation: 0.1 } });
 * ```
 */
export function averagedMap(
  explainer: Explainer,
  x: Tensor,
  target: Target,
  options: AverageOptions,
): Promise<Tensor> {
  return calledAs('averagedMap', async () => {
    checkOptionNames(options, averageOptionNames);
    const { averaged } = await import('../calls/further/index.js');
    return await averaged(explainer, x, target, options);
  });
}
