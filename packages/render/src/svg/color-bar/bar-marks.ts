import { ticks } from 'd3-array';
import { tickTexts } from '../parts/tick-texts.js';
import type { Mark } from './bar-parts.js';

/**
 * Chooses the numbers at a bar.
 *
 * @param low The score at the left end.
 * @param high The score at the right end, above the low.
 * @param count About how many.
 * @returns Round numbers, with their places.
 */
export function barMarks(low: number, high: number, count: number): Mark[] {
  const numbers = ticks(low, high, count);
  const texts = tickTexts(numbers);
  return numbers.map((number, index) => ({
    text: texts[index] ?? '',
    place: (number - low) / (high - low),
  }));
}
