import { expect, it } from 'vitest';
import * as all from '../src/index.js';

it('exports what its documentation lists, and registers nothing by itself', () => {
  expect(Object.keys(all).sort()).toEqual(['createMatchers', 'matchers']);
  expect(Object.keys(all.matchers)).toEqual([
    'toPointAt',
    'toFocusOn',
    'toMatchMap',
    'toBeStable',
    'toPassSanityCheck',
  ]);
  expect('toPointAt' in expect({})).toBe(false);
});
