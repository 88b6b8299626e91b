/**
 * Writes a measured number, to three digits.
 *
 * @param value The number.
 * @returns Like `0.123`, `1.5` or `1.2e-9`.
 */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(3)));
}
