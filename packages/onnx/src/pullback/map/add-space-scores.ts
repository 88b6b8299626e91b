import type { GraphBuilder } from '../../export/build/graph-builder.js';
import { dataTypes } from '../../proto/data-types.js';
import { reduce } from '../parts/sums/reduce.js';
import type { PullCall } from '../pull-rule.js';
import type { MappedValues, SpaceScores } from './map-graph.js';

/** The output, and the scores in it. */
type Scored = Pick<MappedValues, 'target' | 'targetSizes' | 'pooled'> & SpaceScores;

/**
 * Adds scores that are sums over the positions of an output (Vinogradova 2020, eq. 2), and their gradients: 1 at the class, at all positions or where it has the largest number, 0 elsewhere; and where
 * the way back ends at a mean over positions, their number's share of it. Of several largest sums or numbers the first counts.
 *
 * @param call Takes the nodes.
 * @param classes The name of the classes, `[T, N]`, below zero for the largest sum.
 * @param scored The output.
 * @returns The names of the gradients, `[T * N, ...]`, and of the classes with their scores, `[2, T * N]`.
 */
export function addSpaceScores(
  call: Pick<PullCall, 'builder' | 'opset'>,
  classes: string,
  scored: Scored,
): { readonly seed: string; readonly found: string } {
  const { builder } = call;
  const { target, targetSizes, pooled = 1 } = scored;
  const chosen = chosenClasses(call, classes, scored);
  const weights = weightsOf(builder, chosen, scored);
  const size = targetSizes.reduce((product, each) => product * each, 1);
  const axes = [builder.add('Shape', [classes]), builder.integers([size])];
  const products = builder.add('Mul', [
    builder.add('Reshape', [weights, builder.add('Concat', axes, { axis: 0 })]),
    builder.add('Reshape', [target, builder.integers([1, -1, size])]),
  ]);
  const sums = reduce(call, 'ReduceSum', products, [2]);
  const rows = [builder.add('Cast', [chosen], { to: dataTypes.float32 }), sums].map((each) =>
    builder.add('Reshape', [each, builder.integers([1, -1])]),
  );
  const found = builder.add('Concat', rows, { axis: 0 });
  const seed = pooled === 1 ? weights : builder.add('Mul', [weights, builder.float(1 / pooled)]);
  return { seed, found };
}

/** The class of each score, `[T, N]`. */
function chosenClasses(
  call: Pick<PullCall, 'builder' | 'opset'>,
  classes: string,
  { target, targetSizes, axis }: Scored,
): string {
  const { builder } = call;
  const space = targetSizes.map((_, at) => at + 1).filter((at) => at !== axis);
  const sums = reduce(call, 'ReduceSum', target, space, false);
  const largest = builder.add('ArgMax', [sums], { axis: 1, keepdims: 0 });
  const given = builder.add('Cast', [classes], { to: dataTypes.int64 });
  return builder.add('Where', [builder.add('Less', [classes, builder.float(0)]), largest, given]);
}

/** 1 at each number of the output that counts, `[T * N, ...]`. */
function weightsOf(
  builder: GraphBuilder,
  chosen: string,
  { target, targetSizes, axis, region }: Scored,
): string {
  const count = targetSizes[axis - 1] ?? 1;
  const ones = targetSizes.map(() => 1);
  /** Sizes with another one along the classes. */
  const withClasses = (sizes: readonly number[], own: number) =>
    sizes.map((size, at) => (at === axis - 1 ? own : size));
  const reshaped = (value: string, sizes: readonly number[]) =>
    builder.add('Reshape', [value, builder.integers(sizes)]);
  const ends = builder.constant([2], Float32Array.of(0, 1));
  const hot = builder.add('OneHot', [chosen, builder.integers([count]), ends]);
  const ofClass = reshaped(hot, [-1, ...withClasses(ones, count)]);
  if (region === 'all')
    return builder.add('Expand', [ofClass, builder.integers([1, ...targetSizes])]);
  const ofSpace = withClasses(targetSizes, 1);
  const largest = builder.add('ArgMax', [target], { axis, keepdims: 1 });
  // The axes of classes and samples stay as they are.
  const isLargest = builder.add('Equal', [
    reshaped(largest, [1, -1, ...ofSpace]),
    reshaped(chosen, [0, 0, ...ones]),
  ]);
  const within = builder.add('Cast', [isLargest], { to: dataTypes.float32 });
  return builder.add('Mul', [ofClass, reshaped(within, [-1, ...ofSpace])]);
}
