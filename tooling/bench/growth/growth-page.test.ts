import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exponent } from './growth-page.mjs';

interface Point {
  place: string | number;
  amount: number;
  milliseconds: number;
  bytes: number;
}

const measured = JSON.parse(
  readFileSync(new URL('measured.json', import.meta.url), 'utf8'),
) as Record<'batch' | 'classes' | 'size' | 'depth', Point[]>;
const page = readFileSync(new URL('../../../docs/growth.md', import.meta.url), 'utf8');

it('tells linear growth from others by the last step', () => {
  expect(exponent([1, 2, 4], [5, 3, 6])).toBeCloseTo(1, 12);
  expect(exponent([1, 2, 4], [1, 4, 16])).toBeCloseTo(2, 12);
  expect(exponent([1, 10], [7, 7])).toBeCloseTo(0, 12);
});

it('has every measured point on the page, and no exponent that the page does not judge', () => {
  const cells = page
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
  const { batch, classes, size, depth } = measured;
  const all = [batch, classes, size, depth];
  for (const { place, milliseconds, bytes } of all.flat())
    expect(cells).toContainEqual(
      expect.arrayContaining([
        String(place),
        milliseconds.toFixed(0),
        (bytes / 1e6).toFixed(1),
      ]) as string[],
    );
  const steepest = Math.max(
    ...all.flatMap((points) => {
      const amounts = points.map(({ amount }) => amount);
      return [
        exponent(
          amounts,
          points.map(({ milliseconds }) => milliseconds),
        ),
        exponent(
          amounts,
          points.map(({ bytes }) => bytes),
        ),
      ];
    }),
  );
  expect(page.includes('Nothing grows faster than linearly.')).toBe(steepest <= 1.1);
});
