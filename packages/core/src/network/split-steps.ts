import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';

/** One computation of a network whose graph is known: an op, a layer, or an input, which reads nothing. */
export interface Step {
  /** Its name in the network's graph. */
  readonly name: string;
  /** The names of the values that it reads, as the engine chooses them. */
  readonly inputs: readonly string[];
  /** The names of the values that it makes. */
  readonly outputs: readonly string[];
}

/** Says which steps run on which side of a cut, and which values cross it. */
export interface CutPlan<S extends Step> {
  readonly trunk: readonly S[];
  readonly head: readonly S[];
  /** The feature layer's output. */
  readonly feature: string;
  /** Values that the head reads and that do not depend on the feature layer. */
  readonly bypass: readonly string[];
  /** The name of the head's output. */
  readonly target: string;
}

/**
 * Splits a network at one value: the head is what depends on it and leads to the target, the trunk is
 * what the feature and the bypassing values depend on.
 *
 * @param steps All steps in topological order.
 * @param feature The value at which to cut.
 * @param target The value that the head computes.
 * @returns The plan, or `undefined` where the target does not depend on the feature.
 */
export function splitSteps<S extends Step>(
  steps: readonly S[],
  feature: string,
  target: string,
): CutPlan<S> | undefined {
  const below = new Set([feature]);
  for (const step of steps) {
    if (step.outputs.includes(feature) || !step.inputs.some((input) => below.has(input))) continue;
    for (const output of step.outputs) below.add(output);
  }
  if (target === feature || !below.has(target)) return undefined;

  const head = ancestorSteps(steps, [target], (step) =>
    step.outputs.some((value) => below.has(value) && value !== feature),
  );
  const produced = new Set(head.flatMap((step) => step.outputs));
  const read = new Set(head.flatMap((step) => step.inputs));
  const bypass = [...read].filter((value) => value !== feature && !produced.has(value));
  const trunk = ancestorSteps(steps, [feature, ...bypass], () => true);
  return { trunk, head, feature, bypass, target };
}

/**
 * Names the values that a head starts from.
 *
 * @param plan The cut.
 * @param activations The feature layer's output.
 * @param bypass The bypassing tensors in the plan's order.
 * @returns The tensors given, by the plan's names; nothing is copied.
 */
export function headFeeds(
  plan: CutPlan<Step>,
  activations: Tensor,
  bypass: readonly Tensor[],
): Map<string, Tensor> {
  calledAs('headFeeds', () => {
    checkKind(
      isObject(plan) && Array.isArray(plan.bypass),
      plan,
      'this is not the plan of a cut',
      'what planCut gives',
    );
    checkKind(Array.isArray(bypass), bypass, 'the bypassing tensors are not a list', 'a list');
  });
  const feeds = new Map([[plan.feature, activations]]);
  bypass.forEach((tensor, index) => {
    const name = plan.bypass[index];
    if (name !== undefined) feeds.set(name, tensor);
  });
  return feeds;
}

/** The steps that the values need, in order, of those that `belongs` lets pass. */
function ancestorSteps<S extends Step>(
  steps: readonly S[],
  values: readonly string[],
  belongs: (step: S) => boolean,
): S[] {
  const wanted = new Set(values);
  const ancestors: S[] = [];
  for (const step of [...steps].reverse()) {
    if (!belongs(step) || !step.outputs.some((output) => wanted.has(output))) continue;
    for (const input of step.inputs) wanted.add(input);
    ancestors.push(step);
  }
  return ancestors.reverse();
}
