import { GradCamError, nearestNames } from '@gradcam/errors';
import type { CutRequest } from './network.js';
import { type CutPlan, planCut, type Step } from './plan-cut.js';

/**
 * `planCut` for layers by name, with the errors that a user can act on.
 *
 * @param steps All steps in topological order.
 * @param request The layers.
 * @param target The value that the head computes; the reduction layer's output or its logits.
 * @returns The plan.
 * @throws `LAYER_NOT_FOUND`, `FEATURE_LAYER_UNRELATED`
 */
export function planCutOrThrow<S extends Step>(
  steps: readonly S[],
  request: CutRequest,
  target: string | undefined,
): CutPlan<S> {
  const feature = stepNamed(steps, request.featureLayer).outputs[0];
  const plan =
    feature === undefined || target === undefined ? undefined : planCut(steps, feature, target);
  if (plan === undefined) {
    throw new GradCamError(
      'FEATURE_LAYER_UNRELATED',
      `the reduction layer does not depend on the feature layer, got feature layer "${request.featureLayer}" and reduction layer "${request.reductionLayer}"; choose a feature layer that the reduction layer is computed from.`,
    );
  }
  return plan;
}

/**
 * Finds a step by its name.
 *
 * @param steps Where to look.
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
