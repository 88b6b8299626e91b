import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { nets } from './nets.js';
import { seededBytes, seededValues } from './seeded-values.js';

interface Case {
  readonly seed: number;
  readonly low: number;
  readonly high: number;
  readonly values: readonly number[];
}

const text = readFileSync(new URL('./seeded-values.json', import.meta.url), 'utf8');
// JSON.parse gives no type; seeded.py writes this one.
const cases = JSON.parse(text) as readonly Case[];

it.each(cases)(
  'makes the numbers of the seed $seed as Python does',
  ({ seed, low, high, values }) => {
    expect([...seededValues(seed, low, high, values.length)]).toEqual(values);
    const bytes = seededBytes(`uniform_${seed}_${low}_${high}`, values.length * 4);
    expect([...new Float32Array(bytes.buffer)]).toEqual(values);
  },
);

it('leaves the weights out of the files of the nets', () => {
  expect(Math.max(...nets.map(({ bytes }) => bytes.length))).toBeLessThan(120_000);
});
