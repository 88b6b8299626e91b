/**
 * Checks whether a shape, but for ones in front, is the end of another: then what is repeated lies in memory one after the other.
 *
 * @param shape The shape.
 * @param whole The other.
 * @returns True also for a shape of ones.
 */
export function isEndOf(shape: readonly number[], whole: readonly number[]): boolean {
  const first = shape.findIndex((size) => size !== 1);
  const rest = first === -1 ? [] : shape.slice(first);
  return rest.every((size, index) => size === whole[whole.length - rest.length + index]);
}
