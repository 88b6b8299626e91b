import { axisIn } from '../build/axes.js';
import type { GraphBuilder } from '../build/graph-builder.js';
import { inLayout } from '../build/in-layout.js';
import { numbersOf } from '../build/numbers-of.js';
import { madeValue, type Layout } from '../build/value.js';
import { pad } from '../parts/space/pad.js';
import { slice } from '../parts/arrangements/slice.js';
import type { OperationExport, OperationUse } from './operation-export.js';

/** Every so many cells of space make a sample of their own: how TensorFlow dilates a convolution. */
const spaceToBatch: OperationExport = {
  ops: ['SpaceToBatchND'],
  write: (use) => {
    const { builder, x, shape } = use;
    const { blocks, amounts, layout } = blocksOf(use);
    const sizes = amounts.map(([before, after], axis) => {
      const size = x.shape[axis] ?? null;
      return axis === 0 || size === null ? size : size + before + after;
    });
    const padded = amounts.some(([before, after]) => before + after > 0)
      ? pad(builder, x, { amounts, value: 0 }, sizes)
      : x;
    const order = inOrder(layout, sizes.length);
    // Each blocked axis falls apart into its samples and what one of them sees.
    const parts = order.flatMap((axis) => {
      const block = blocks.get(axis);
      const size = axis === 0 ? -1 : known(builder, sizes[axis]);
      return block === undefined
        ? [[axis, size, 'whole'] as const]
        : [[axis, size / block, 'whole'] as const, [axis, block, 'block'] as const];
    });
    const split = reshaped(
      builder,
      inLayout(builder, padded, layout),
      parts.map(([, size]) => size),
    );
    const front = [...blocks.keys()].map((axis) =>
      parts.findIndex(([own, , kind]) => own === axis && kind === 'block'),
    );
    const rest = parts.flatMap(([, , kind], at) => (kind === 'whole' ? [at] : []));
    const moved = builder.add('Transpose', [split], { perm: [...front, ...rest] });
    const joined = reshaped(
      builder,
      moved,
      rest.map((at) => parts[at]?.[1] ?? -1),
    );
    return madeValue(shape, joined, layout, x.type);
  },
};

const batchToSpace: OperationExport = {
  ops: ['BatchToSpaceND'],
  write: (use) => {
    const { builder, x, shape } = use;
    const { blocks, amounts, layout } = blocksOf(use);
    const order = inOrder(layout, x.shape.length);
    const sizes = order.map((axis) => (axis === 0 ? -1 : known(builder, x.shape[axis])));
    const blocked = [...blocks.keys()];
    const split = reshaped(builder, inLayout(builder, x, layout), [...blocks.values(), ...sizes]);
    const perm = order.flatMap((axis, at) => {
      const place = blocked.length + at;
      return blocks.has(axis) ? [place, blocked.indexOf(axis)] : [place];
    });
    const moved = builder.add('Transpose', [split], { perm });
    const grown = order.map(
      (axis, at) => (sizes[at] ?? -1) * (axis === 0 ? 1 : (blocks.get(axis) ?? 1)),
    );
    const joined = reshaped(builder, moved, grown);
    const whole = madeValue(
      x.shape.map((_, axis) => (axis === 0 ? null : (grown[order.indexOf(axis)] ?? null))),
      joined,
      layout,
      x.type,
    );
    const slices = amounts.flatMap(([before, after], axis) =>
      before + after === 0
        ? []
        : [{ axis, begin: before, end: known(builder, whole.shape[axis]) - after, step: 1 }],
    );
    return slice(builder, whole, slices, shape);
  },
};

/** The sizes of the blocks by axis, and what is added to or cut off each axis. */
interface Blocks {
  readonly blocks: ReadonlyMap<number, number>;
  readonly amounts: readonly (readonly [number, number])[];
  readonly layout: Layout;
}

function blocksOf({ builder, inputs, x }: OperationUse): Blocks {
  const sizes = numbersOf(builder, inputs[1], 'its block');
  const edges = numbersOf(builder, inputs[2], 'the list of its pads');
  const amounts = x.shape.map((_, axis): [number, number] =>
    axis === 0 ? [0, 0] : [edges[axis * 2 - 2] ?? 0, edges[axis * 2 - 1] ?? 0],
  );
  const layout = sizes.length === x.shape.length - 2 ? 'first' : 'last';
  return { blocks: new Map(sizes.map((size, at) => [at + 1, size])), amounts, layout };
}

/** The axes of tfjs in the order in which they stand in the file. */
function inOrder(layout: Layout, rank: number): number[] {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return axes.sort((one, other) => axisIn(one, rank, layout) - axisIn(other, rank, layout));
}

function known(builder: GraphBuilder, size: number | null | undefined): number {
  return size ?? builder.refuse('its size is open');
}

function reshaped(builder: GraphBuilder, x: string, sizes: readonly number[]): string {
  return builder.add('Reshape', [x, builder.integers(sizes)]);
}

/** Nodes that make samples of space, and space of samples. */
export const blockOperations: readonly OperationExport[] = [spaceToBatch, batchToSpace];
