import type { GraphBuilder } from '../../export/build/graph-builder.js';

/**
 * Adds what repeats values of a batch for several classes of each sample: the whole batch, one time after the other.
 *
 * @param builder Takes the nodes.
 * @param classes The name of the classes, `[T, N]`.
 * @param values The number of axes of each value, by its name; the first is that of the batch.
 * @returns The names of the repeated values, `[T * N, ...]`, by those of the values.
 */
export function repeatValues(
  builder: GraphBuilder,
  classes: string,
  values: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  if (values.size === 0) return new Map();
  const sizes = builder.add('Shape', [classes]);
  const times = builder.add('Gather', [sizes, builder.integers([0])], { axis: 0 });
  const repeated = ([name, rank]: readonly [string, number]) => {
    const once = builder.integers(Array.from({ length: rank - 1 }, () => 1));
    const repeats = builder.add('Concat', [times, once], { axis: 0 });
    return [name, builder.add('Tile', [name, repeats])] as const;
  };
  return new Map([...values].map(repeated));
}
