import { expect, it } from 'vitest';
import { quantile } from './quantile.mjs';

it('lies between the two nearest numbers in proportion, in whatever order they come', () => {
  expect(quantile([5, 1, 3, 2, 4], 0.25)).toBe(2);
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
  expect(quantile([4, 1, 3, 2], 0.75)).toBe(3.25);
  expect(quantile([7], 0.75)).toBe(7);
});
