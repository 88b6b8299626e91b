import type { Tensor } from '@tensorflow/tfjs-core';
import { tooSmall } from '../size-guards.js';
import type { LayerStep } from './trace-layers-model.js';

/** How the steps are run. */
export interface RunOptions {
  /** Frees a value after its last use. Not under a tape, which reads it again. */
  readonly release: boolean;
}

/**
 * Evaluates layers one after the other, in inference mode.
 *
 * @param steps In topological order; all that the wanted values need and `values` lacks.
 * @param fed The values that are known; never disposed here.
 * @param wanted The values to return.
 * @param options Whether intermediate values are freed on the way.
 * @returns The wanted values, in order; each is disposed by the caller or the surrounding `tf.tidy`.
 */
export function runSteps(
  steps: readonly LayerStep[],
  fed: ReadonlyMap<string, Tensor>,
  wanted: readonly string[],
  options: RunOptions,
): Tensor[] {
  const values = new Map(fed);
  const lastUse = new Map(
    steps.flatMap((step) => step.inputs.map((input) => [input, step] as const)),
  );

  for (const step of steps) {
    if (step.outputs.every((output) => values.has(output))) continue;
    const inputs = step.inputs.map((input) => valueNamed(values, input));
    const [only, ...others] = inputs;
    const result = step.layer.call(only !== undefined && others.length === 0 ? only : inputs, {
      ...step.callArguments,
      training: false,
    });
    const outputs = Array.isArray(result) ? result : [result];
    step.outputs.forEach((name, index) => {
      const output = outputs[index];
      if (output === undefined) return;
      requireSize(step.name, output);
      values.set(name, output);
    });
    if (!options.release) continue;
    for (const input of step.inputs) {
      if (lastUse.get(input) === step && !wanted.includes(input)) release(values, input, fed);
    }
  }
  return wanted.map((name) => valueNamed(values, name));
}

/** tfjs goes on with sizes of zero and less. */
function requireSize(name: string, { shape }: Tensor): void {
  if (shape.every((size) => size > 0)) return;
  throw tooSmall(`the shape [${shape.join(', ')}] at the layer "${name}"`);
}

/** Disposes a value unless its tensor also stands under another name: dropout hands its input on as it is. */
function release(
  values: Map<string, Tensor>,
  name: string,
  fed: ReadonlyMap<string, Tensor>,
): void {
  const tensor = values.get(name);
  values.delete(name);
  if (tensor === undefined) return;
  const shared = [...values.values(), ...fed.values()].includes(tensor);
  if (!shared) tensor.dispose();
}

function valueNamed(values: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const value = values.get(name);
  if (value === undefined) throw new RangeError(`the value "${name}" was not computed`);
  return value;
}
