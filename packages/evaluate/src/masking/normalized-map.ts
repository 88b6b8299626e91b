/**
 * Scales a map to the range from 0 to 1, by its smallest and its largest number.
 *
 * @param map The numbers.
 * @returns New numbers; zeros for a map that is the same everywhere.
 */
export function normalizedMap(map: Float32Array): Float32Array {
  const lowest = map.reduce((least, value) => Math.min(least, value), Infinity);
  const highest = map.reduce((most, value) => Math.max(most, value), -Infinity);
  const range = highest - lowest || 1;
  return map.map((value) => (value - lowest) / range);
}
