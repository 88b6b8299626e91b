import type { LiftedActivations } from '@gradcam/layer-select';
import type { Step } from './split-steps.js';

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
  const chains = lifted.map((names) => reorderedChain(names, byName));
  const byPlace = new Map(chains.map(({ place, chain }) => [place, chain]));
  const inChain = new Set(chains.flatMap(({ chain }) => chain.map(({ name }) => name)));
  const renamed = new Map(chains.map(({ before, after }) => [before, after]));
  const rename = (step: S): S => ({
    ...step,
    inputs: step.inputs.map((input) => renamed.get(input) ?? input),
  });
  return steps.flatMap((step) => {
    if (!inChain.has(step.name)) return [rename(step)];
    const [first, ...others] = byPlace.get(step.name) ?? [];
    return first === undefined ? [] : [rename(first), ...others];
  });
}

/** Activations and poolings in their new order. */
interface Chain<S extends Step> {
  /** The step that the chain replaces: the first pooling. */
  readonly place: string;
  readonly chain: readonly S[];
  /** The output of the last activation, and the name that the last pooling, which now computes it, has for it. */
  readonly before: string;
  readonly after: string;
}

function reorderedChain<S extends Step>(
  { pools, activations }: LiftedActivations,
  byName: ReadonlyMap<string, S>,
): Chain<S> {
  const [place = ''] = pools;
  const chain = [...activations, ...pools].flatMap((name) => byName.get(name) ?? []);
  const outputOf = (name: string | undefined) => byName.get(name ?? '')?.outputs[0] ?? '';
  let source = byName.get(place)?.inputs[0] ?? '';
  const relinked = chain.map((step) => {
    const inputs = [source, ...step.inputs.slice(1)];
    source = outputOf(step.name);
    return { ...step, inputs };
  });
  return {
    place,
    chain: relinked,
    before: outputOf(activations.at(-1)),
    after: outputOf(pools.at(-1)),
  };
}
