import type { AxisField } from './axis-field.js';
import type { Fields } from './merged-fields.js';

/**
 * Follows positions through a reshape that leaves their axes whole: as many numbers lie before and within an axis as before.
 *
 * @param fields The fields of what is reshaped.
 * @param from Its shape with the batch axis; a size that is left open is that of the batch.
 * @param to The shape that it gets.
 * @returns The fields of the new axes; `undefined` where an axis with positions is taken apart or joined with another.
 */
export function reshapedFields(
  fields: Fields,
  from: readonly (number | null)[],
  to: readonly (number | null)[],
): Fields | undefined {
  const [old, made] = sizesOf(from, to);
  const reshaped: (AxisField | undefined)[] = made.map(() => undefined);
  for (const [axis, field] of fields.entries()) {
    if (field === undefined) continue;
    const before = product(old.slice(0, axis));
    const place = made.findIndex(
      (size, index) =>
        reshaped[index] === undefined &&
        size === field.size &&
        product(made.slice(0, index)) === before,
    );
    if (place < 0) return undefined;
    reshaped[place] = field;
  }
  return reshaped;
}

/** As they are where both hold as many numbers: a batch of one may be left out. Else of one sample, for a graph is described for a batch of any size. */
function sizesOf(
  from: readonly (number | null)[],
  to: readonly (number | null)[],
): readonly [readonly number[], readonly number[]] {
  const [old, made] = [from, to].map((shape) => shape.map((size) => size ?? NaN));
  return old !== undefined && made !== undefined && product(old) === product(made)
    ? [old, made]
    : [ofOne(from), ofOne(to)];
}

function ofOne([, ...sizes]: readonly (number | null)[]): readonly number[] {
  return [1, ...sizes.map((size) => size ?? NaN)];
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}
