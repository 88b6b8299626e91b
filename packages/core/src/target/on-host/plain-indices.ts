import type { ClassAxis } from '../class-axis.js';
import type { ClassChoice } from '../class-score.js';
import { largestIndex } from './largest-index.js';

/**
 * Finds the numbers of a classifier's output that a choice of classes means.
 *
 * @param rows The output of each sample, a number for each class.
 * @param choice The classes.
 * @param axis Their names.
 * @returns The index in each row; undefined for a choice that cannot be, which is left to those who say so, and where one number has two names.
 */
export function plainIndices(
  rows: readonly Float32Array[],
  choice: ClassChoice,
  { names }: Pick<ClassAxis, 'names'>,
): readonly number[] | undefined {
  const count = rows[0]?.length ?? 0;
  const isPlain = names === undefined || names.length === count;
  if (!isPlain || (typeof choice === 'object' && choice.length !== rows.length)) return undefined;
  const indices = rows.map((row, sample) => {
    if (choice === 'predicted') return largestIndex(row);
    return typeof choice === 'number' ? choice : (choice[sample] ?? NaN);
  });
  const isThere = (index: number) => Number.isInteger(index) && index >= 0 && index < count;
  return indices.every(isThere) ? indices : undefined;
}
