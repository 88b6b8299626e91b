import { isList, isObject } from '@gradcam/errors';
import { refusal, requireKind, shown } from '../input/refusal.js';
import { checkInteger, checkNumbers } from '../input/check-numbers.js';

/** A map over a volume, slice by slice and row by row: `data.length` is `depth * height * width`. */
export interface ScoreVolume {
  readonly data: ArrayLike<number>;
  readonly depth: number;
  readonly height: number;
  readonly width: number;
}

/** An axis of a volume. */
export type VolumeAxis = 'depth' | 'height' | 'width';

/**
 * Refuses a volume whose size and numbers do not fit each other.
 *
 * @param where The function that was called, for the message.
 * @param volume The volume.
 * @throws `BAD_OPTION` for a size that is not a positive integer, another count of numbers, or a number that is not finite.
 */
export function checkVolume(where: string, volume: ScoreVolume): void {
  requireKind(where, isObject(volume) && isList(volume.data), volume, {
    isNot: 'this is not a map over a volume',
    expected: '{ data, depth, height, width }',
  });
  const { data, depth, height, width } = volume;
  for (const [what, size] of Object.entries({ depth, height, width })) {
    checkInteger(where, `the ${what}`, size);
  }
  if (data.length !== depth * height * width) {
    throw refusal(
      where,
      `the scores do not fit their size, got ${data.length} numbers for ${depth} x ${height} x ${width}; give depth * height * width numbers.`,
    );
  }
  checkNumbers(where, data);
}

/**
 * Refuses what is not an axis of a volume.
 *
 * @param where The function that was called, for the message.
 * @param axis The axis.
 * @throws `BAD_OPTION`
 */
export function checkAxis(where: string, axis: unknown): void {
  if (axis === 'depth' || axis === 'height' || axis === 'width') return;
  const got = typeof axis === 'string' ? `"${axis}"` : shown(axis);
  throw refusal(where, `the axis is unknown, got ${got}, expected depth, height or width.`);
}
