/**
 * Finds the largest value.
 *
 * @param values The values.
 * @returns Its index; 0 of none.
 */
export function indexOfLargest(values: Float32Array): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
}
