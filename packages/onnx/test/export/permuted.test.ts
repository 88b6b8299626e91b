import { expect, it } from 'vitest';
import { permuted } from '../../src/export/build/axes.js';

it.each([
  ['a convolution', [3, 2, 17, 33], [3, 2, 0, 1]],
  ['a dense layer', [40, 5], [1, 0]],
  ['a picture', [1, 3, 4, 2], [0, 3, 1, 2]],
  ['axes in the order they have', [2, 3, 35], [0, 1, 2]],
  ['axes of one cell', [1, 1], [1, 0]],
  ['nothing', [0, 3], [1, 0]],
  ['one number', [], []],
])('moves the numbers of %s with their axes', (_, dims, order) => {
  const sizeOf = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1);
  const numbers = Float32Array.from({ length: sizeOf(dims) }, (_value, at) => at);
  const found = permuted(dims, numbers, order);
  expect(found.dims).toEqual(order.map((axis) => dims[axis]));
  const expected = Array.from(numbers, (_value, at) => {
    // The place of a cell in the new order, axis by axis, and from it the one before.
    const places = order.map((axis, position) => ({
      place: Math.floor(at / sizeOf(found.dims.slice(position + 1))) % (dims[axis] ?? 1),
      step: sizeOf(dims.slice(axis + 1)),
    }));
    return places.reduce((sum, { place, step }) => sum + place * step, 0);
  });
  expect([...found.numbers]).toEqual(expected);
});
