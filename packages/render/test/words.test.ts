import { expect, it } from 'vitest';
import { percentText } from '../src/index.js';

it.each([
  [0, '0 %'],
  [1e-40, '< 0.1 %'],
  [0.00049, '< 0.1 %'],
  [0.0006, '0.1 %'],
  [0.004, '0.4 %'],
  [0.0126, '1 %'],
  [0.93, '93 %'],
  [0.998, '99.8 %'],
  [0.9999, '> 99.9 %'],
  [1, '100 %'],
])('writes %d as %s', (share, text) => {
  expect(percentText(share)).toBe(text);
});

it('writes a decimal where it says something', () => {
  expect([0.0126, 0.5, 0.933, 0.9999, 1].map((share) => percentText(share, 1))).toEqual([
    '1.3 %',
    '50 %',
    '93.3 %',
    '> 99.9 %',
    '100 %',
  ]);
});
