import { expect, it } from 'vitest';
import { frameRate } from '../../src/live/frame-rate.js';

it('counts the frames of the last two seconds', () => {
  const rateAt = frameRate();
  expect(rateAt(1000)).toBeUndefined();
  // One frame in 250 ms.
  expect(rateAt(1250)).toBe(4);
  expect(rateAt(2000)).toBe(2);
  // 2000, 3000, 3500 are left: two frames in 1500 ms.
  expect(rateAt(3000)).toBe(1.5);
  expect(rateAt(3500)).toBeCloseTo(2 / 1.5, 10);
  expect(rateAt(9000)).toBeUndefined();
});
