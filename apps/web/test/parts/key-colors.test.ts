import { expect, it } from 'vitest';
import { keyColors } from '../../src/painter/key-colors.js';

const ends = (colors: readonly string[]) => [colors[0], colors.at(-1)];

it('shows colours as a look lays them over a picture: clear where it is cold', () => {
  const colors = keyColors({ look: 'default', colormap: 'gray', alpha: 0.4 }, false);
  // A gray of 150, and 0.4 of white over 0.6 of it: 0.4 * 255 + 0.6 * 150.
  expect(ends(colors)).toEqual(['rgb(150 150 150)', 'rgb(192 192 192)']);
});

it('covers cold places, too, where the look does', () => {
  const colors = keyColors({ look: 'even', colormap: 'gray', alpha: 0.4 }, false);
  expect(ends(colors)).toEqual(['rgb(90 90 90)', 'rgb(192 192 192)']);
});

it('is clear in the middle of a map for and against', () => {
  const colors = keyColors({ look: 'default', colormap: undefined, alpha: 0.65 }, true);
  const [against, middle, evidence] = [colors[0], colors[7], colors[15]].map((color = '') =>
    (color.match(/\d+/g) ?? []).map(Number),
  );
  const redLessBlue = ([red = 0, , blue = 0]: readonly number[] = []) => red - blue;
  // Blue against, vermilion for, and next to nothing over the gray between them.
  expect(redLessBlue(against)).toBeLessThan(-50);
  expect(redLessBlue(evidence)).toBeGreaterThan(50);
  expect(Math.abs(redLessBlue(middle))).toBeLessThan(20);
});
