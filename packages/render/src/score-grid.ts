/** A map as numbers, row by row from the top left: `data.length` is `width * height`. */
export interface ScoreGrid {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/**
 * Refuses a map whose size and numbers do not fit each other.
 *
 * @param where The function that was called, for the message.
 * @param scores The map.
 * @throws RangeError for a size that is no positive integer, another count of numbers, or a number that is not finite.
 */
export function checkScores(where: string, scores: ScoreGrid): void {
  const { data, width, height } = scores;
  if (!isSize(width) || !isSize(height) || data.length !== width * height) {
    throw new RangeError(
      `${where}: the scores do not fit their size, got ${data.length} numbers for ${width} x ${height}; give width * height numbers.`,
    );
  }
  for (let index = 0; index < data.length; index += 1) {
    if (Number.isFinite(data[index])) continue;
    throw new RangeError(
      `${where}: a score is no finite number, got ${String(data[index])} at position ${index}; look where the map comes from.`,
    );
  }
}

function isSize(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
