import { numberOf } from '../../../head/attributes.js';
import { axisFrom, sizeOf, stridesOf } from '../../../head/values/strides.js';
import { placesOf } from '../../../head/values/viewed.js';
import { reshape } from '../../parts/shapes/reshape.js';
import { shapedAs } from '../../parts/shapes/shaped-as.js';
import type { PullCall, Pulled, PullRule } from '../../pull-rule.js';
import { pullPicked } from './pull-picked.js';

/** Ops that pick numbers by their places, where these are known. */
export const gatherRules: readonly PullRule[] = [
  { op: 'Gather', pull: pullSlices },
  {
    op: 'GatherElements',
    pull: (call) => {
      const [dims, indices] = [staticShape(call), call.constantOf(1)];
      if (dims === undefined || indices === undefined) return undefined;
      const axis = axisFrom(numberOf(call.node, 'axis', 0), dims.length);
      const strides = stridesOf(dims);
      // Each index stands where it chooses, but for its own axis.
      const own = strides.map((stride, at) => (at === axis ? 0 : stride));
      const numbers = indices.numbers();
      const places = Array.from(
        placesOf({ dims: indices.dims, strides: own }),
        (place, at) => place + axisFrom(numbers[at] ?? 0, dims[axis] ?? 1) * (strides[axis] ?? 1),
      );
      return pullRows(call, { places, size: sizeOf(dims), row: [] });
    },
  },
  {
    op: 'GatherND',
    pull: (call) => {
      const [dims, indices] = [staticShape(call), call.constantOf(1)];
      if (dims === undefined || indices === undefined) return undefined;
      const batches = numberOf(call.node, 'batch_dims', 0);
      const length = indices.dims.at(-1) ?? 1;
      const chosen = dims.slice(0, batches + length);
      const strides = stridesOf(chosen);
      const numbers = indices.numbers();
      const own = placesOf({ dims: indices.dims.slice(0, -1), strides: strides.slice(0, batches) });
      const places = Array.from(own, (place, list) =>
        chosen.slice(batches).reduce((sum, size, at) => {
          const index = axisFrom(numbers[list * length + at] ?? 0, size);
          return sum + index * (strides[batches + at] ?? 1);
        }, place),
      );
      return pullRows(call, { places, size: sizeOf(chosen), row: dims.slice(batches + length) });
    },
  },
];

function pullSlices(call: PullCall): Pulled | undefined {
  const { gradient, node, shapeOf, constantOf } = call;
  const [dims, indices] = [shapeOf(0), constantOf(1)];
  if (dims === undefined || indices === undefined) return undefined;
  const axis = axisFrom(numberOf(node, 'axis', 0), dims.length);
  const size = dims[axis] ?? null;
  if (size === null) return undefined;
  const places = Array.from(indices.numbers(), (index) => axisFrom(index, size));
  const shape = [...dims.slice(0, axis), places.length, ...dims.slice(axis + 1)];
  const flat = indices.dims.length === 1 ? gradient : reshape(call, gradient, shape);
  return flat === undefined ? undefined : [pullPicked(call, flat, { axis, places, size, shape })];
}

/** Rows picked from a tensor whose first axes are one. */
function pullRows(
  call: PullCall,
  { places, size, row }: Record<'places' | 'row', readonly number[]> & { readonly size: number },
): Pulled | undefined {
  const shape = [places.length, ...row];
  const flat = reshape(call, call.gradient, shape);
  if (flat === undefined) return undefined;
  const made = pullPicked(call, flat, { axis: 0, places, size, shape });
  return [shapedAs(call, made)];
}

function staticShape(call: PullCall): readonly number[] | undefined {
  const sizes = call.shapeOf(0)?.flatMap((size) => (size === null ? [] : [size]));
  return sizes?.length === call.shapeOf(0)?.length ? sizes : undefined;
}
