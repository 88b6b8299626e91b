import type { Step } from '@gradcam/core/network';
import type { GraphBuilder } from './build/graph-builder.js';
import { inLayout } from './build/in-layout.js';
import type { Value } from './build/value.js';

/** The values of a tfjs model that stand in the file, by their names. */
export type Values = Map<string, Value>;

/**
 * Lists the steps that some values need.
 *
 * @param steps In topological order.
 * @param outputs The values.
 * @param given Tells which values are there already.
 * @returns The steps, in order.
 */
export function neededSteps<S extends Step>(
  steps: readonly S[],
  outputs: readonly string[],
  given: { readonly has: (value: string) => boolean },
): readonly S[] {
  const wanted = new Set(outputs);
  const needed = [...steps].reverse().filter((step) => {
    if (!step.outputs.some((output) => wanted.has(output) && !given.has(output))) return false;
    for (const input of step.inputs) wanted.add(input);
    return true;
  });
  return needed.reverse();
}

/**
 * Names what a step made after it: the value itself where its axes are as in tfjs, else with a suffix, and the node in both cases.
 *
 * @param builder The file, in which the step was the last one begun.
 * @param step The step.
 * @param results Its outputs in order.
 * @param values The values known so far; the step's are added.
 */
export function nameResults(
  builder: GraphBuilder,
  step: Step,
  results: readonly Value[],
  values: Values,
): void {
  step.outputs.forEach((output, index) => {
    const result = results[index];
    if (result === undefined) return builder.refuse(`it has no output "${output}"`);
    for (const [layout, value] of [...result.names]) {
      const name = layout === 'last' ? output : channelsFirst(output);
      if (builder.rename(value, name, step.name)) result.names.set(layout, name);
    }
    values.set(output, result);
  });
}

/**
 * Makes values the outputs of the file, by their names in the tfjs model.
 *
 * @param builder The file.
 * @param outputs The values.
 * @param values All that stand in the file.
 */
export function nameOutputs(
  builder: GraphBuilder,
  outputs: readonly string[],
  values: Values,
): void {
  for (const output of outputs) {
    builder.begin({ name: output, type: 'output' });
    const value = values.get(output);
    if (value === undefined) throw new RangeError(`the value "${output}" was not written`);
    const name = inLayout(builder, value, 'last');
    if (name === output) continue;
    if (!builder.rename(name, output, `${output}/channels-last`)) builder.addOutput(output, name);
    else value.names.set('last', output);
  }
}

/**
 * Names a value of a tfjs model as it stands in the file with its channels first.
 *
 * @param value Its name in the model.
 * @returns Its name in the file.
 */
export function channelsFirst(value: string): string {
  return `${value}/channels-first`;
}
