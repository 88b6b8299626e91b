/**
 * A value clamped to [0, 1].
 *
 * @param where The colormap that was called, for the message.
 * @param value The value.
 * @returns The value, or the nearer end.
 * @throws RangeError for a value that is no number.
 */
export function clampUnit(where: string, value: number): number {
  if (Number.isNaN(value)) {
    throw new RangeError(`${where}: the value is no number, got NaN, expected 0 to 1.`);
  }
  return Math.min(1, Math.max(0, value));
}
