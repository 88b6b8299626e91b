import type { AxisField } from './axis-field.js';

/** The fields along each axis of an output, the batch included; undefined along one that has no positions of the input: channels, or a single value for all of them. */
export type Fields = readonly (AxisField | undefined)[];

/**
 * Brings the fields of branches together that are added, multiplied or joined along their channels, axes aligned from the last.
 *
 * A branch with one value for all positions says nothing of where they are. Where the centres of branches differ, the middle between the outermost is taken, and `spread` says how far these are apart.
 *
 * @param branches The fields of each branch.
 * @returns The fields of what comes of them; `undefined` where branches have other axes, sizes or strides, so that their centres drift apart.
 */
export function mergedFields(branches: readonly Fields[]): Fields | undefined {
  const rank = Math.max(...branches.map(({ length }) => length));
  const merged = Array.from({ length: rank }, (_, axis) =>
    mergedAxis(branches.flatMap((fields) => fields[axis + fields.length - rank] ?? [])),
  );
  return merged.includes('apart')
    ? undefined
    : merged.map((field) => (field === 'apart' ? undefined : field));
}

function mergedAxis(fields: readonly AxisField[]): AxisField | 'apart' | undefined {
  const [first] = fields;
  if (first === undefined) return undefined;
  const isAlike = fields.every(
    ({ axis, size, stride }) =>
      axis === first.axis && size === first.size && Math.abs(stride / first.stride - 1) < 1e-9,
  );
  if (!isAlike) return 'apart';
  const offsets = fields.map(({ offset }) => offset);
  const [least, most] = [Math.min(...offsets), Math.max(...offsets)];
  return {
    ...first,
    offset: (least + most) / 2,
    reach: Math.max(...fields.map(({ reach }) => reach)) + most - least,
    spread: Math.max(most - least, ...fields.map(({ spread }) => spread)),
    left: leftByAny(fields),
  };
}

/** Joins what the branches see: what one of them sees is seen. */
function leftByAny(fields: readonly AxisField[]): AxisField['left'] {
  const parts = fields.flatMap(({ left }) => (left === undefined ? [] : [left]));
  if (parts.length < fields.length) return undefined;
  return [Math.min(...parts.map(([first]) => first)), Math.max(...parts.map(([, last]) => last))];
}
