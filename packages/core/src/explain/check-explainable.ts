import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { Explainability } from '../calls/further/explainability.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { explainerOptionNames } from '../options/option-names.js';
import type { ExplainerOptions } from '../options/options.js';

/**
 * Says before the first picture whether a network can be explained here: it cuts the network, runs it once on zeros, forward
 * and backward, and lists the ops of the head that have no gradient, or the kernel that the backend lacks.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options As for `createExplainer`; `inputShapes` are the shapes of real inputs; where the model leaves sizes open and they are left out, it is
 *   tried on 224 x 224 for a picture, 512 for a signal, 32 x 32 x 32 for a volume, and the result says so.
 * @returns The findings; a network that cannot be explained does not cause an error here.
 *
 * @example
 * ```ts
 * const { explainable, problems } = await checkExplainable(model);
 * if (!explainable) console.log(problems.map(({ message }) => message).join('\n'));
 * ```
 */
export function checkExplainable(
  model: ExplainableModel,
  options: ExplainerOptions = {},
): Promise<Explainability> {
  return calledAs('checkExplainable', async () => {
    checkOptionNames(options, explainerOptionNames);
    const { explainability } = await import('../calls/further/index.js');
    return await explainability(model, options);
  });
}
