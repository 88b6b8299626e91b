import { GradCamError } from '@gradcam/errors';
import { hostValue, type HostValue } from './host-value.js';
import { sizeOf, stridesOf } from './strides.js';
import { placesOf } from './viewed.js';
import type { OnnxType } from '../../graph/onnx-graph.js';

/**
 * Finds the shape that shapes have in common when axes of size 1 are repeated.
 *
 * @param shapes The shapes.
 * @returns The common one.
 * @throws `MODEL_BROKEN` where there is none.
 */
export function broadcastDims(shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((dims) => dims[axis - rank + dims.length] ?? 1);
    const size = sizes.find((each) => each !== 1) ?? 1;
    if (sizes.some((each) => each !== 1 && each !== size)) {
      const got = shapes.map((dims) => `[${dims.join(', ')}]`).join(' and ');
      throw new GradCamError(
        'MODEL_BROKEN',
        `two shapes do not fit each other, got ${got}, expected sizes that are equal or 1.`,
      );
    }
    return size;
  });
}

/**
 * Gives the strides of a value that is repeated to a larger shape.
 *
 * @param from Its shape.
 * @param to The larger shape.
 * @returns A stride for each axis of the larger shape; 0 where the value is repeated.
 */
export function broadcastStrides(from: readonly number[], to: readonly number[]): number[] {
  const strides = stridesOf(from);
  return to.map((_, axis) => {
    const own = axis - to.length + from.length;
    return own < 0 || from[own] === 1 ? 0 : (strides[own] ?? 0);
  });
}

/**
 * Computes numbers of numbers, one by one.
 *
 * @param values The operands, repeated to a common shape.
 * @param type The type of the result.
 * @param compute Gets a number of each operand.
 * @returns The result.
 */
export function eachOf(
  values: readonly HostValue[],
  type: OnnxType,
  compute: (...numbers: number[]) => number,
): HostValue {
  const dims = broadcastDims(values.map((value) => value.dims));
  const operands = values.map((value) => ({
    numbers: value.numbers(),
    places: placesOf({ dims, strides: broadcastStrides(value.dims, dims) }),
  }));
  const count = sizeOf(dims);
  const result = type === 'float32' ? new Float32Array(count) : new Float64Array(count);
  const row = operands.map(() => 0);
  for (let at = 0; at < count; at++) {
    operands.forEach(({ numbers, places }, each) => {
      row[each] = numbers[places[at] ?? 0] ?? 0;
    });
    result[at] = compute(...row);
  }
  return hostValue(type, dims, result);
}
