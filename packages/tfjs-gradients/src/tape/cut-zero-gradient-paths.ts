import type { Tensor } from '@tensorflow/tfjs-core';
import type { TapeNode } from './engine-tape.js';
import { tapeBetween } from './tape-between.js';

/** Ops that are constant almost everywhere though their result is not a whole number; those with one need not be named. */
export const zeroGradientOps: ReadonlySet<string> = new Set([
  'ArgMax',
  'ArgMin',
  'Ceil',
  'Floor',
  'FloorDiv',
  'OneHot',
  'OnesLike',
  'Round',
  'Sign',
  'Step',
  'ZerosLike',
]);

/** Inputs that only say which numbers are taken. */
const choosing: ReadonlyMap<string, string> = new Map([
  ['GatherNd', 'indices'],
  ['GatherV2', 'indices'],
  ['Select', 'condition'],
]);

/** The paths between two tensors. */
export interface ZeroGradientPaths {
  /** True if the gradient is not zero along some path. */
  readonly hasGradient: boolean;
  /** The ops at which the gradient of a path becomes zero, by their names. */
  readonly zeroGradientOps: readonly string[];
}

/**
 * Takes paths whose gradient is zero off the tape: comparisons, logic, roundings, indices, casts to whole numbers. Nobody need compute
 * them; and zero times the infinite gradient of a root at zero, further back, would not be a number. To be called under the tape, after
 * the result is there.
 *
 * @param tape The recorded nodes; their inputs are changed.
 * @param from The tensors where the paths begin; they may be whole numbers themselves, as pictures are.
 * @param to The tensor where they end.
 * @returns The answer whether a path is left, and the cut paths.
 */
export function cutZeroGradientPaths(
  tape: readonly TapeNode[],
  from: readonly Tensor[],
  to: Tensor,
): ZeroGradientPaths {
  const reached = new Set(from.map(({ id }) => id));
  const cut = new Set<string>();
  const { nodes, dependent } = tapeBetween(tape, from, to);
  for (const node of nodes) {
    const { kernelName, inputs, outputs } = node;
    const live = Object.entries(inputs).filter(
      ([name, { id }]) => reached.has(id) && choosing.get(kernelName) !== name,
    );
    const passing = zeroGradientOps.has(kernelName)
      ? []
      : outputs.filter((output) => live.some(([, input]) => passesGradient(input, output)));
    const isReached = Object.values(inputs).some(({ id }) => reached.has(id));
    for (const { id } of passing) reached.add(id);
    if (isReached && passing.length < outputs.length) cut.add(kernelName);
    const kept = new Set(passing.length === 0 ? [] : live.map(([name]) => name));
    node.inputs = Object.fromEntries(
      Object.entries(inputs).filter(([name, { id }]) => kept.has(name) || !dependent.has(id)),
    );
  }
  return { hasGradient: reached.has(to.id), zeroGradientOps: [...cut] };
}

/** Checks whether a gradient passes: whole numbers made of others may be pictures; made of fractions they were rounded. */
function passesGradient(input: Tensor, output: Tensor): boolean {
  if (output.dtype === 'bool') return false;
  return output.dtype !== 'int32' || input.dtype === 'int32';
}
