import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compare, verdict } from './compare.mjs';
import { comparisons } from './sharp-page.mjs';

const page = readFileSync(new URL('../../docs/sharp.md', import.meta.url), 'utf8');
/** The cells of the rows that begin with a name of a metric, network by network. */
const rows = page.split('\n## ').flatMap((section) =>
  section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => [
      section.split('\n')[0],
      ...line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ]),
);

it('compares by paired differences, and says what the interval allows', () => {
  const found = compare([0.5, null, 0.9, 0.7], [0.4, 0.1, 0.8, 0.6]);
  expect(found?.count).toBe(3);
  expect(found?.ours.mean).toBeCloseTo(0.7, 12);
  // Always a tenth: the interval has no width.
  expect(found?.difference.low).toBeCloseTo(0.1, 12);
  expect(found?.difference.high).toBeCloseTo(0.1, 12);
  expect(compare([null], [1])).toBeUndefined();
  // Four samples of one picture count as one.
  const grouped = compare([1, 1, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1, 1, 1], 4);
  expect(grouped?.count).toBe(2);
  expect(grouped?.difference.mean).toBeCloseTo(0.25, 12);
  expect(verdict({ low: 0.1, high: 0.2 }, 'higher')).toBe('better');
  expect(verdict({ low: 0.1, high: 0.2 }, 'lower')).toBe('worse');
  expect(verdict({ low: -0.2, high: -0.1 }, 'lower')).toBe('better');
  expect(verdict({ low: -0.1, high: 0.1 }, 'lower')).toBe('even');
});

it('has every comparison on the page, with the numbers of the data', () => {
  const all = comparisons();
  expect(all.length).toBeGreaterThan(8);
  for (const { network, metric, count, ours, theirs, difference, better } of all) {
    const row = rows.find(([section, name]) => section === network && name === metric) ?? [];
    expect(row[3], `${network}, ${metric}`).toBe(String(count));
    expect(row[4]).toMatch(new RegExp(`^${theirs.mean.toFixed(3)} `));
    expect(row[5]).toMatch(new RegExp(`^${ours.mean.toFixed(3)} `));
    expect(Number(row[6])).toBeCloseTo(difference.mean, 3);
    const words = { better: '**sharp**', worse: '**default**', even: 'neither' };
    expect(row[8]).toBe(words[verdict(difference, better)]);
  }
});
