import { isList } from '@gradcam/errors';
import { refusal, requireKind, shown } from './refusal.js';
/**
 * Refuses a number that is not finite.
 *
 * @param where The function that was called, for the message.
 * @param what The number's name, for the message.
 * @param value The number.
 * @throws `BAD_OPTION`
 */
export function checkFinite(where: string, what: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw refusal(where, `${what} is not a finite number, got ${shown(value)}.`);
}

/**
 * Refuses a number outside of a range.
 *
 * @param where The function that was called, for the message.
 * @param what The number's name, for the message.
 * @param value The number.
 * @param low The smallest that is allowed.
 * @param high The largest that is allowed.
 * @throws `BAD_OPTION`
 */
export function checkRange(
  where: string,
  what: string,
  value: number,
  low: number,
  high: number,
): void {
  // A program without types may give what cannot be compared.
  if (Number.isFinite(value) && value >= low && value <= high) return;
  throw refusal(
    where,
    `${what} is out of range, got ${shown(value)}, expected ${
      high === Infinity ? `at least ${low}` : `${low} to ${high}`
    }.`,
  );
}

/**
 * Refuses what is not an integer from a range: a size, a count or a position.
 *
 * @param where The function that was called, for the message.
 * @param what The number's name, for the message.
 * @param value The number.
 * @param low The smallest that is allowed.
 * @param high The largest that is allowed.
 * @throws `BAD_OPTION`
 */
export function checkInteger(
  where: string,
  what: string,
  value: number,
  low = 1,
  high = Infinity,
): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw refusal(
    where,
    `${what} is out of range, got ${shown(value)}, expected an integer ${
      high === Infinity ? `of at least ${low}` : `from ${low} to ${high}`
    }.`,
  );
}

/**
 * Refuses a range that does not rise.
 *
 * @param where The function that was called, for the message.
 * @param low The lower end.
 * @param high The upper end.
 * @param ends The name of the two ends, for the message.
 * @throws `BAD_OPTION`
 */
export function checkRising(
  where: string,
  low: number,
  high: number,
  ends: readonly [first: string, last: string] = ['low', 'high'],
): void {
  // A program without types may give what cannot be compared.
  if (typeof low === 'number' && typeof high === 'number' && low < high) return;
  throw refusal(
    where,
    `the range is empty, got ${shown(low)} to ${shown(high)}; give a ${ends[0]} below the ${ends[1]}.`,
  );
}

/**
 * Refuses an empty list.
 *
 * @param where The function that was called, for the message.
 * @param what The name of the list's items, for the message.
 * @param list The list.
 * @throws `BAD_OPTION`
 */
export function checkFilled(where: string, what: string, list: ArrayLike<unknown>): void {
  checkList(where, what, list);
  if (list.length > 0) return;
  throw refusal(where, `there are no ${what}, got an empty list; give at least one.`);
}

/**
 * Refuses a text without letters.
 *
 * @param where The function that was called, for the message.
 * @param what The text's name, for the message.
 * @param text The text.
 * @throws `BAD_OPTION`
 */
export function checkText(where: string, what: string, text: unknown): void {
  requireKind(where, typeof text === 'string', text, {
    isNot: `${what} is not a text`,
    expected: 'a string',
  });
  if (text !== '') return;
  throw refusal(where, `there are no letters in ${what}, got an empty string; give at least one.`);
}

/**
 * Refuses numbers if one of them is not finite.
 *
 * @param where The function that was called, for the message.
 * @param numbers The numbers.
 * @throws `BAD_OPTION` that says at which position.
 */
export function checkNumbers(where: string, numbers: ArrayLike<number>): void {
  requireKind(where, isList(numbers), numbers, {
    isNot: 'the scores are not a list of numbers',
    expected: 'an array or a typed array',
  });
  for (let index = 0; index < numbers.length; index += 1) {
    if (Number.isFinite(numbers[index])) continue;
    throw refusal(
      where,
      `a score is not a finite number, got ${shown(numbers[index])} at position ${index}; look where the map comes from.`,
    );
  }
}

/**
 * Refuses what is not a list.
 *
 * @param where The function that was called, for the message.
 * @param what The name of its entries, in the plural.
 * @param list As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkList(where: string, what: string, list: unknown): void {
  requireKind(where, isList(list), list, {
    isNot: `the ${what} are not a list`,
    expected: 'a list of them',
  });
}
