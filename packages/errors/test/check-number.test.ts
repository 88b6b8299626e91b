import { expect, it } from 'vitest';
import { checkNumber } from '../src/index.js';

const where = 'the option share';

it.each([
  [0, { where, least: 0, most: 1 }],
  [1, { where, least: 0, most: 1 }],
  [1e-300, { where, above: 0 }],
  [-3, { where, kind: 'integer' }],
] as const)('lets %d pass that %o allows', (value, of) => {
  expect(() => {
    checkNumber(value, of);
  }).not.toThrow();
});

it.each([
  [1.5, { where, least: 0, most: 1 }, 'got 1.5, expected a finite number from 0 to 1.'],
  [-1, { where, least: 0, most: 1 }, 'got -1, expected a finite number from 0 to 1.'],
  [0, { where, above: 0 }, 'got 0, expected a finite number above 0.'],
  [0, { where, kind: 'integer', least: 1 }, 'got 0, expected an integer of at least 1.'],
  [0.5, { where, kind: 'integer' }, 'got 0.5, expected an integer.'],
  ['1', { where }, 'got the string "1", expected a finite number.'],
] as const)('refuses %j and says which numbers %o allows', (value, of, sentence) => {
  expect(() => {
    checkNumber(value, of);
  }).toThrow(`the option share is wrong, ${sentence}`);
});
