/**
 * Compares two names: `2.png` comes before `10.png`.
 *
 * @param one A name.
 * @param other Another one.
 * @returns As `sort` takes it.
 */
export function byName(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
