import type { CutPlan } from '../../split-steps.js';
import type { GraphNodeLike } from '../graph-model-like.js';
import type { GraphStep } from '../trace-graph-model.js';

/**
 * Tells whether TensorFlow.js refuses a node's own output where it is fed in its place: it takes the type of what a comparison reads for
 * that of its result.
 *
 * @param node The node.
 * @param dtype The type of its output.
 * @returns True where the two differ.
 */
export function isRefusedAsFeed({ attrParams }: GraphNodeLike, dtype: string): boolean {
  const declared = attrParams['dtype']?.value;
  return typeof declared === 'string' && declared !== dtype;
}

/**
 * Replaces values that pass the feature layer by, and that cannot be fed, by those that they are computed from: the head computes them again.
 *
 * @param plan The cut.
 * @param steps All steps.
 * @param refused The names of the steps whose output cannot be fed.
 * @returns The cut with other bypassing values.
 */
export function fedBypass(
  plan: CutPlan<GraphStep>,
  steps: readonly GraphStep[],
  refused: ReadonlySet<string>,
): CutPlan<GraphStep> {
  const bypass = new Set<string>();
  const open = [...plan.bypass];
  for (let value = open.shift(); value !== undefined; value = open.shift()) {
    const name = value;
    const step = steps.find(({ outputs }) => outputs.includes(name));
    if (step !== undefined && refused.has(step.name)) open.push(...step.inputs);
    else bypass.add(value);
  }
  return { ...plan, bypass: [...bypass] };
}
