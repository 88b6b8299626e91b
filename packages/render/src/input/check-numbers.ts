/**
 * Refuses a number that is not finite.
 *
 * @param where The function that was called, for the message.
 * @param what What the number is, for the message.
 * @param value The number.
 * @throws RangeError
 */
export function checkFinite(where: string, what: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw new RangeError(`${where}: ${what} is no finite number, got ${String(value)}.`);
}

/**
 * Refuses a number outside of a range.
 *
 * @param where The function that was called, for the message.
 * @param what What the number is, for the message.
 * @param value The number.
 * @param low The smallest that is allowed.
 * @param high The largest that is allowed.
 * @throws RangeError
 */
export function checkRange(
  where: string,
  what: string,
  value: number,
  low: number,
  high: number,
): void {
  if (value >= low && value <= high) return;
  throw new RangeError(
    `${where}: ${what} is out of range, got ${String(value)}, expected ${
      high === Infinity ? `at least ${low}` : `${low} to ${high}`
    }.`,
  );
}

/**
 * Refuses what is no integer from a range: a size, a count or a position.
 *
 * @param where The function that was called, for the message.
 * @param what What the number is, for the message.
 * @param value The number.
 * @param low The smallest that is allowed.
 * @param high The largest that is allowed.
 * @throws RangeError
 */
export function checkInteger(
  where: string,
  what: string,
  value: number,
  low = 1,
  high = Infinity,
): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  throw new RangeError(
    `${where}: ${what} is out of range, got ${String(value)}, expected an integer ${
      high === Infinity ? `of at least ${low}` : `from ${low} to ${high}`
    }.`,
  );
}

/**
 * Refuses an empty list.
 *
 * @param where The function that was called, for the message.
 * @param what What is listed, for the message.
 * @param list The list.
 * @throws RangeError
 */
export function checkFilled(where: string, what: string, list: ArrayLike<unknown>): void {
  if (list.length > 0) return;
  throw new RangeError(`${where}: there are no ${what}, got an empty list; give at least one.`);
}

/**
 * Refuses numbers of which one is not finite.
 *
 * @param where The function that was called, for the message.
 * @param numbers The numbers.
 * @throws RangeError that says at which position.
 */
export function checkNumbers(where: string, numbers: ArrayLike<number>): void {
  for (let index = 0; index < numbers.length; index += 1) {
    if (Number.isFinite(numbers[index])) continue;
    throw new RangeError(
      `${where}: a score is no finite number, got ${String(numbers[index])} at position ${index}; look where the map comes from.`,
    );
  }
}
