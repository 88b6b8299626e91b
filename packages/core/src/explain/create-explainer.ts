import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { Explainer } from '../calls/explainer.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { explainerOptionNames } from '../options/option-names.js';
import type { ExplainerOptions } from '../options/options.js';

/**
 * Chooses the layers of a network and cuts it, once for many inputs.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options As for `gradCAM`.
 * @returns The explainer.
 * @throws `BAD_OPTION`, `MODEL_UNSUPPORTED`, `LAYER_NOT_FOUND`, `FEATURE_LAYER_UNRELATED`, `NO_FEATURE_LAYER`, `NO_SPACE`
 *
 * @example
 * ```ts
 * const explainer = await createExplainer(model, { classNames });
 * for (const x of pictures) {
 *   const { scoreMap, explained } = await explainer.explain(x);
 *   console.log(explained[0]?.className, await scoreMap.data());
 *   scoreMap.dispose();
 * }
 * ```
 */
export function createExplainer(
  model: ExplainableModel,
  options: ExplainerOptions = {},
): Promise<Explainer> {
  return calledAs('createExplainer', async () => {
    checkOptionNames(options, explainerOptionNames);
    const { explainerFor } = await import('../calls/index.js');
    return await explainerFor(model, options);
  });
}
