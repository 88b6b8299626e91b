import { requireKind } from '../input/refusal.js';
/**
 * Clamps a value to [0, 1].
 *
 * @param where The colormap that was called, for the message.
 * @param value The value.
 * @returns The value, or the nearer end.
 * @throws `BAD_OPTION` for a value that is not a number.
 */
export function clampUnit(where: string, value: number): number {
  requireKind(where, typeof value === 'number' && !Number.isNaN(value), value, {
    isNot: 'the value is not a number',
    expected: '0 to 1',
  });
  return Math.min(1, Math.max(0, value));
}
