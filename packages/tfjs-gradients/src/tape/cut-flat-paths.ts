import type { Tensor } from '@tensorflow/tfjs-core';
import type { TapeNode } from './engine-tape.js';
import { tapeBetween } from './tape-between.js';

/** Ops that are constant almost everywhere though their result is no whole number; those with one need not be named. */
export const flatOps: ReadonlySet<string> = new Set([
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

/** What was found on the way. */
export interface FlatPaths {
  /** Whether some way from one tensor to the other has a slope. */
  readonly hasSlope: boolean;
  /** The ops at which a way without one ends, by their names. */
  readonly flatOps: readonly string[];
}

/**
 * Takes ways without a slope off the tape: comparisons, logic, roundings, indices, casts to whole numbers. Their gradient is zero, so
 * nobody need compute it; and zero times the infinite slope of a root at zero, further back, would not be a number. To be called under
 * the tape, after the result is there.
 *
 * @param tape What was recorded; the inputs of its nodes are changed.
 * @param from Where the way begins; it may be of whole numbers itself, as pictures are.
 * @param to Where it ends.
 * @returns Whether a way is left, and what was cut.
 */
export function cutFlatPaths(tape: readonly TapeNode[], from: Tensor, to: Tensor): FlatPaths {
  const sloping = new Set([from.id]);
  const flat = new Set<string>();
  const { nodes, dependent } = tapeBetween(tape, from, to);
  for (const node of nodes) {
    const { kernelName, inputs, outputs } = node;
    const live = Object.entries(inputs).filter(
      ([name, { id }]) => sloping.has(id) && choosing.get(kernelName) !== name,
    );
    const slopes = flatOps.has(kernelName)
      ? []
      : outputs.filter((output) => live.some(([, input]) => hasSlope(input, output)));
    const isReached = Object.values(inputs).some(({ id }) => sloping.has(id));
    for (const { id } of slopes) sloping.add(id);
    if (isReached && slopes.length < outputs.length) flat.add(kernelName);
    const kept = new Set(slopes.length === 0 ? [] : live.map(([name]) => name));
    node.inputs = Object.fromEntries(
      Object.entries(inputs).filter(([name, { id }]) => kept.has(name) || !dependent.has(id)),
    );
  }
  return { hasSlope: sloping.has(to.id), flatOps: [...flat] };
}

/** Whole numbers made of others may stand for pictures; made of fractions they were rounded. */
function hasSlope(input: Tensor, output: Tensor): boolean {
  if (output.dtype === 'bool') return false;
  return output.dtype !== 'int32' || input.dtype === 'int32';
}
