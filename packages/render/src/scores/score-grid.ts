import { isList, isObject } from '@gradcam/errors';
import { refusal, requireKind, shown } from '../input/refusal.js';
import { checkNumbers } from '../input/check-numbers.js';

/** A width and a height, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A map as numbers, row by row from the top left: `data.length` is `width * height`. */
export interface ScoreGrid extends Size {
  readonly data: ArrayLike<number>;
}

/**
 * Refuses a map whose size and numbers do not fit each other.
 *
 * @param where The function that was called, for the message.
 * @param scores The map.
 * @throws `BAD_OPTION` for a size that is not a positive integer, another count of numbers, or a number that is not finite.
 */
export function checkScores(where: string, scores: ScoreGrid): void {
  requireKind(where, isObject(scores) && isList(scores.data), scores, {
    isNot: 'this is not a map',
    expected: '{ data, width, height } with a number for each pixel',
  });
  const { data, width, height } = scores;
  if (!isSize(width) || !isSize(height) || data.length !== width * height) {
    throw refusal(
      where,
      `the scores do not fit their size, got ${data.length} numbers for ${shown(width)} x ${shown(height)}; give width * height numbers.`,
    );
  }
  checkNumbers(where, data);
}

function isSize(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
