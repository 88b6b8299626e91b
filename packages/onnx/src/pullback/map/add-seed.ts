import type { GraphBuilder } from '../../export/build/graph-builder.js';
import { dataTypes } from '../../proto/data-types.js';
import type { MappedValues } from './map-graph.js';

/**
 * Adds the gradients of the scores in the output: 1 at the class, 0 elsewhere, and where the way back ends at a mean over positions, their number's share of it: it is linear. Of several largest numbers the first counts.
 *
 * @param builder Takes the nodes.
 * @param classes The name of the classes, `[T, N]`.
 * @param values The output.
 * @returns The name of the gradients, `[T * N, ...]`.
 */
export function addSeed(
  builder: GraphBuilder,
  classes: string,
  { target, targetSizes, pooled = 1 }: Pick<MappedValues, 'target' | 'targetSizes' | 'pooled'>,
): string {
  const count = targetSizes.reduce((product, size) => product * size, 1);
  const rows = builder.add('Reshape', [target, builder.integers([-1, count])]);
  const largest = builder.add('ArgMax', [rows], { axis: 1, keepdims: 0 });
  const given = builder.add('Cast', [classes], { to: dataTypes.int64 });
  const isOpen = builder.add('Less', [classes, builder.float(0)]);
  const chosen = builder.add('Where', [isOpen, largest, given]);
  const ends = builder.constant([2], Float32Array.of(0, 1 / pooled));
  const hot = builder.add('OneHot', [chosen, builder.integers([count]), ends]);
  return builder.add('Reshape', [hot, builder.integers([-1, ...targetSizes])]);
}
