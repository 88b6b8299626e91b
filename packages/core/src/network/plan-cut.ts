import { calledAs, checkKind, GradCamError, isObject, nearestNames } from '@gradcam/errors';
import type { CutRequest } from './network.js';
import { splitSteps, type CutPlan, type Step } from './split-steps.js';

/**
 * Plans a cut: which steps of a network belong to the head, which to the trunk, and which values pass by the feature layer.
 *
 * For networks of other engines that know their graph: `trunk` runs `plan.trunk` and gives the values `plan.feature` and `plan.bypass`; `head`
 * runs `plan.head` from `headFeeds(plan, activations, bypass)` and gives the value `plan.target`.
 *
 * @param steps All steps in topological order; what else they hold is handed on.
 * @param request The layers, by the names of their steps.
 * @param target The value that the head computes, where it is not the output of the reduction layer: its logits.
 * @returns The plan.
 * @throws `LAYER_NOT_FOUND`, `FEATURE_LAYER_UNRELATED`
 *
 * @example
 * ```ts
 * const plan = planCut(
 *   [
 *     { name: 'x', inputs: [], outputs: ['x'] },
 *     { name: 'relu', inputs: ['x'], outputs: ['relu'] },
 *     { name: 'sum', inputs: ['x', 'relu'], outputs: ['sum'] },
 *   ],
 *   { featureLayer: 'relu', reductionLayer: 'sum' },
 * );
 * plan.bypass; // ['x']
 * ```
 */
export function planCut<S extends Step>(
  steps: readonly S[],
  request: Pick<CutRequest, 'featureLayer' | 'reductionLayer'>,
  target?: string,
): CutPlan<S> {
  return calledAs('planCut', () => {
    checkKind(
      Array.isArray(steps) && steps.every(isStep),
      steps,
      'these are not steps',
      'those of a network, in order, each { name, inputs, outputs }',
    );
    checkKind(isRequest(request), request, 'this is not a cut', '{ featureLayer, reductionLayer }');
    const { featureLayer, reductionLayer } = request;
    const feature = stepNamed(steps, featureLayer).outputs[0];
    const value = target ?? stepNamed(steps, reductionLayer).outputs[0];
    const plan =
      feature === undefined || value === undefined ? undefined : splitSteps(steps, feature, value);
    if (plan !== undefined) return plan;
    throw new GradCamError(
      'FEATURE_LAYER_UNRELATED',
      `the reduction layer does not depend on the feature layer, got feature layer "${featureLayer}" and reduction layer "${reductionLayer}"; choose a feature layer that the reduction layer is computed from.`,
    );
  });
}

function isRequest(value: unknown): boolean {
  const { featureLayer, reductionLayer } = isObject(value) ? value : {};
  return typeof featureLayer === 'string' && typeof reductionLayer === 'string';
}

function isStep(value: unknown): boolean {
  return isObject(value) && Array.isArray(value['inputs']) && Array.isArray(value['outputs']);
}

/**
 * Finds a step by its name.
 *
 * @param steps The steps to search.
 * @param name As in the network's graph.
 * @returns The step.
 * @throws `LAYER_NOT_FOUND` with the nearest names.
 */
export function stepNamed<S extends Step>(steps: readonly S[], name: string): S {
  const step = steps.find((candidate) => candidate.name === name);
  if (step !== undefined) return step;
  const nearest = nearestNames(
    name,
    steps.map((candidate) => candidate.name),
    3,
  );
  throw new GradCamError(
    'LAYER_NOT_FOUND',
    `there is no layer "${name}"; the nearest names are ${nearest.map((candidate) => `"${candidate}"`).join(', ')}.`,
  );
}
