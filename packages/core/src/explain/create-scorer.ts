import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { Scorer } from '../calls/further/scorer.js';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { scorerOptionNames, type ScorerOptions } from '../options/calls/scorer-options.js';

/**
 * Cuts a network as `createExplainer` does, for its scores alone: what a map is measured with is what it explains.
 *
 * @param model A tfjs model, or a network made by hand, with one input.
 * @param options As for `createExplainer`.
 * @returns The scorer.
 * @throws `INPUT_COUNT` for a network with several inputs; those of `createExplainer`
 *
 * @example
 * ```ts
 * const scorer = await createScorer(model, { score: 'output' });
 * const scores = await scorer.scores(inputs); // [N, classes]
 * ```
 */
export function createScorer(
  model: ExplainableModel,
  options: ScorerOptions = {},
): Promise<Scorer> {
  return calledAs('createScorer', async () => {
    checkOptionNames(options, scorerOptionNames);
    const { scorerFor } = await import('../calls/further/index.js');
    return await scorerFor(model, options);
  });
}
