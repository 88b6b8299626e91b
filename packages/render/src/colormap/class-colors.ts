import { checkInteger } from '../input/check-numbers.js';
import type { Color } from './colormap.js';

/**
 * The seven colours of M. Okabe and K. Ito, "Color universal design" (2008), which colour-blind eyes can distinguish, too:
 * orange, sky blue, bluish green, yellow, blue, vermilion, reddish purple.
 */
export const classColors: readonly Color[] = [
  [230, 159, 0],
  [86, 180, 233],
  [0, 158, 115],
  [240, 228, 66],
  [0, 114, 178],
  [213, 94, 0],
  [204, 121, 167],
];

/**
 * Returns the colour of a class that was given none: `classColors` in turn, again from the first after the last.
 *
 * @param index The index of the class, from 0.
 * @returns The colour.
 * @throws `BAD_OPTION` for an index that is not an integer from 0.
 */
export function classColor(index: number): Color {
  checkInteger('classColor', 'the index', index, 0);
  return classColors[index % classColors.length] ?? [0, 0, 0];
}
