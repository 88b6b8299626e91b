import { cast, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { outputList } from '../../tensor/output-list.js';
import { tooSmall } from '../guards/size-guards.js';
import type { Turn } from './execution-order.js';
import { maskAt, maskOf, outputMask } from './layer-masks.js';
import type { LayerStep } from './trace-layers-model.js';

/** The options for running the steps. */
export interface RunOptions {
  /** Frees a value after its last use. Not under a tape, which reads it again. */
  readonly release: boolean;
  /** The turn of each step; decides which mask a layer gets. */
  readonly turns: ReadonlyMap<string, Turn>;
  /** The masks that are known, by the steps that gave them; those of the steps are added. */
  readonly masks: Map<string, Tensor>;
}

/**
 * Evaluates layers one after the other, in inference mode, as `execute` of tfjs-layers does: each by its `apply`, with the
 * masks that come with its inputs.
 *
 * @param steps In topological order; all that the wanted values need and `values` lacks.
 * @param fed The values that are known; never disposed here.
 * @param wanted The values to return.
 * @param options Whether intermediate values are freed on the way, and the masks, which never are.
 * @returns The wanted values, in order; each is disposed by the caller or the surrounding `tf.tidy`, and so are the masks.
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
    const read = step.inputs.map((input) => valueNamed(values, input));
    const { outputs, mask } = options.release
      ? tidy(() => ({ ...applied(step, read, options) }))
      : applied(step, read, options);
    if (mask !== undefined) options.masks.set(step.name, mask);
    step.outputs.forEach((name, index) => {
      const output = outputs[index];
      if (output === undefined) return;
      requireSize(step.name, output);
      values.set(name, output);
    });
    if (!options.release) continue;
    const kept = [...fed.values(), ...options.masks.values()];
    for (const input of step.inputs) {
      if (lastUse.get(input) === step && !wanted.includes(input)) release(values, input, kept);
    }
  }
  return wanted.map((name) => valueNamed(values, name));
}

/** tfjs goes on with sizes of zero and less. */
function requireSize(name: string, { shape }: Tensor): void {
  if (shape.every((size) => size > 0)) return;
  throw tooSmall(`the shape [${shape.join(', ')}] at the layer "${name}"`);
}

/** The result of a layer. */
interface Applied {
  readonly outputs: Tensor[];
  readonly mask: Tensor | undefined;
}

function applied(step: LayerStep, read: readonly Tensor[], { turns, masks }: RunOptions): Applied {
  const { layer, timeAxes } = step;
  const times = read[0]?.shape.slice(0, timeAxes + 1) ?? [];
  const inputs = read.map((value, index) => {
    const type = step.types[index];
    const typed = type === undefined || type === value.dtype ? value : cast(value, type);
    return folded(typed, timeAxes);
  });
  const handed = maskAt(turns.get(step.name), masks);
  // Border to tfjs-layers: `apply` of tensors gives tensors, which its type leaves open.
  const apply = step.apply ?? layer.apply.bind(layer);
  const result = apply(
    inputs,
    handed === undefined ? undefined : { mask: folded(handed, timeAxes) },
  ) as Tensor | Tensor[];
  const mask = outputMask(
    layer,
    inputs,
    step.masks.map((name) => {
      const known = maskOf(name, masks);
      return known === undefined ? undefined : folded(known, timeAxes);
    }),
  );
  return {
    outputs: outputList(result).map((output) => unfolded(output, times)),
    mask: mask === undefined ? undefined : unfolded(mask, times),
  };
}

/** Makes samples of time steps, `[N, T, ...]` to `[N * T, ...]`. */
function folded(value: Tensor, timeAxes: number): Tensor {
  if (timeAxes === 0) return value;
  return reshape(value, [-1, ...value.shape.slice(timeAxes + 1)]);
}

/** Makes time steps of samples again. */
function unfolded(value: Tensor, times: readonly number[]): Tensor {
  if (times.length <= 1) return value;
  return reshape(value, [...times, ...value.shape.slice(1)]);
}

/** Disposes a value unless its tensor also stands under another name, or is kept otherwise. */
function release(values: Map<string, Tensor>, name: string, kept: readonly Tensor[]): void {
  const tensor = values.get(name);
  values.delete(name);
  if (tensor === undefined) return;
  const shared = kept.includes(tensor) || [...values.values()].includes(tensor);
  if (!shared) tensor.dispose();
}

function valueNamed(values: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const value = values.get(name);
  if (value === undefined) throw new RangeError(`the value "${name}" was not computed`);
  return value;
}
