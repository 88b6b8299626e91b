import type { GraphBuilder } from '../build/graph-builder.js';
import { inLayout } from '../build/in-layout.js';
import { numbersOf } from '../build/numbers-of.js';
import { madeValue, type Value } from '../build/value.js';
import { slice, toTheEnd, type SliceOfAxis } from '../parts/arrangements/slice.js';
import type { OperationExport, OperationUse } from './operation-export.js';

const slicing: OperationExport = {
  ops: ['Slice'],
  write: ({ builder, inputs, x, shape }) => {
    const begins = numbersOf(builder, inputs[1], 'its begin');
    const sizes = numbersOf(builder, inputs[2], 'its size');
    const slices = begins.map((begin, axis) => {
      const size = sizes[axis] ?? -1;
      return { axis, begin, end: size < 0 ? toTheEnd : begin + size, step: 1 };
    });
    return slice(builder, x, slices.filter(isPart), shape);
  },
};

function isPart({ begin, end, step }: SliceOfAxis): boolean {
  return begin !== 0 || end !== toTheEnd || step !== 1;
}

const strided: OperationExport = {
  ops: ['StridedSlice'],
  write: (use) => {
    const { builder, x, shape } = use;
    const parts = partsOf(use);
    const axesBefore = parts.filter(({ kind }) => kind !== 'new');
    const slices = axesBefore.flatMap(({ begin, end, step, kind }, axis): SliceOfAxis[] => {
      if (kind !== 'one') return [{ axis, begin, end, step }];
      // One place: the axis goes afterwards.
      return [{ axis, begin, end: begin === -1 ? toTheEnd : begin + 1, step: 1 }];
    });
    const sliced = slice(builder, x, slices.filter(isPart), sizesOf(x, slices));
    return withAxes(builder, sliced, parts, shape);
  },
};

/** A part of one axis, an axis of one place that goes, or a new axis. */
interface Part extends Omit<SliceOfAxis, 'axis'> {
  readonly kind: 'part' | 'one' | 'new';
}

function partsOf(use: OperationUse): readonly Part[] {
  const { builder, inputs, x, attribute } = use;
  const [begins, ends, steps] = ['begin', 'end', 'steps'].map((what, index) =>
    numbersOf(builder, inputs[index + 1], `its ${what}`),
  );
  const has = (mask: string, at: number): boolean =>
    (Number(attribute(mask) ?? 0) & (1 << at)) !== 0;
  const count = begins?.length ?? 0;
  const kindOf = (at: number): Part['kind'] => {
    if (has('newAxisMask', at)) return 'new';
    return has('shrinkAxisMask', at) ? 'one' : 'part';
  };
  const edge = (mask: string, at: number, whole: number, numbers: readonly number[] = []) =>
    has(mask, at) ? whole : (numbers[at] ?? whole);
  const parts = Array.from({ length: count }, (_, at): Part | undefined => {
    if (has('ellipsisMask', at)) return undefined;
    const step = steps?.[at] ?? 1;
    if (step < 0) return builder.refuse('it runs backwards');
    const begin = edge('beginMask', at, 0, begins);
    return { kind: kindOf(at), begin, end: edge('endMask', at, toTheEnd, ends), step };
  });
  const known = parts.flatMap((part) => (part === undefined || part.kind === 'new' ? [] : [part]));
  const whole: Part = { kind: 'part', begin: 0, end: toTheEnd, step: 1 };
  const filled = Array.from({ length: x.shape.length - known.length }, () => whole);
  return parts.includes(undefined)
    ? parts.flatMap((part) => part ?? filled)
    : [...parts.flatMap((part) => part ?? []), ...filled];
}

/** The sizes hardly matter here: an axis that is cut counts as open. */
function sizesOf({ shape }: Value, slices: readonly SliceOfAxis[]): readonly (number | null)[] {
  return shape.map((size, axis) =>
    slices.some((part) => part.axis === axis && isPart(part)) ? null : size,
  );
}

function withAxes(
  builder: GraphBuilder,
  value: Value,
  parts: readonly Part[],
  shape: Value['shape'],
): Value {
  const old = parts.filter(({ kind }) => kind !== 'new');
  const gone = old.flatMap(({ kind }, axis) => (kind === 'one' ? [axis] : []));
  const added = parts
    .filter(({ kind }) => kind !== 'one')
    .flatMap(({ kind }, axis) => (kind === 'new' ? [axis] : []));
  if (gone.length === 0 && added.length === 0) return { ...value, shape };
  let name = inLayout(builder, value, 'last');
  if (gone.length > 0) name = builder.add('Squeeze', [name, builder.integers(gone)]);
  if (added.length > 0) name = builder.add('Unsqueeze', [name, builder.integers(added)]);
  return madeValue(shape, name, 'last', value.type);
}

/** Nodes that take parts. */
export const sliceOperations: readonly OperationExport[] = [slicing, strided];
