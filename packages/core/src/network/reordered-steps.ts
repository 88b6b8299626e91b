import type { LiftedActivations } from '@gradcam/layer-select';
import type { Step } from './step.js';

/**
 * Puts activations above the maximum poolings that they read, as `abovePools` of layer-select does with the description: what the
 * last pooling gives now is what the last activation gave.
 *
 * @param steps In topological order.
 * @param lifted The chains, by the names of their steps.
 * @returns The steps in the other order; the same values by the same names but for those of the chains.
 */
export function reorderedSteps<S extends Step>(
  steps: readonly S[],
  lifted: readonly LiftedActivations[],
): readonly S[] {
  if (lifted.length === 0) return steps;
  const byName = new Map(steps.map((step) => [step.name, step]));
  const moved = new Map<string, readonly S[]>();
  const inChain = new Set<string>();
  // What the last activation made is made by the last pooling now.
  const renamed = new Map<string, string>();
  for (const { pools, activations } of lifted) {
    const [pool = ''] = pools;
    const chain = [...activations, ...pools].flatMap((name) => byName.get(name) ?? []);
    const source = byName.get(pool)?.inputs[0] ?? '';
    const made = chain.map((step, index) => {
      const [, ...others] = step.inputs;
      return { ...step, inputs: [chain[index - 1]?.outputs[0] ?? source, ...others] };
    });
    moved.set(pool, made);
    chain.forEach(({ name }) => inChain.add(name));
    renamed.set(
      byName.get(activations.at(-1) ?? '')?.outputs[0] ?? '',
      byName.get(pools.at(-1) ?? '')?.outputs[0] ?? '',
    );
  }
  const rename = (step: S): S => ({
    ...step,
    inputs: step.inputs.map((input) => renamed.get(input) ?? input),
  });
  return steps.flatMap((step) => {
    if (!inChain.has(step.name)) return [rename(step)];
    const [first, ...others] = moved.get(step.name) ?? [];
    return first === undefined ? [] : [rename(first), ...others];
  });
}
