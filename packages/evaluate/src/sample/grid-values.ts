import { GradCamError, isList, isObject, type GradCamErrorCode } from '@gradcam/errors';
import type { Layout } from './layout.js';

/**
 * Reads numbers that lie over the input.
 *
 * @param grid As given: `{ data, width, height }`.
 * @param layout The axes of the input.
 * @param failure The grid's name in messages, and the code of what is wrong with it.
 * @param failure.what The name.
 * @param failure.code The code.
 * @returns New numbers, one for each position.
 * @throws The code, for another size, and what is not finite
 */
export function gridValues(
  grid: unknown,
  { space, positions }: Layout,
  { what, code }: { readonly what: string; readonly code: GradCamErrorCode },
): Float32Array {
  const { data, width, height } = isObject(grid) ? grid : {};
  const size = [height, width].map(numberOf);
  if (!isList(data) || size.join() !== space.join() || data.length !== positions) {
    throw new GradCamError(
      code,
      `${what} has another size than the input, got ${size.join(' x ')} with ${isList(data) ? data.length : 'no'} numbers, expected ${space.join(' x ')}; resize it.`,
    );
  }
  return finiteValues(Float32Array.from(data, numberOf), what);
}

/**
 * Refuses numbers that are not finite.
 *
 * @param values The numbers.
 * @param what Their name in messages.
 * @returns The same numbers.
 * @throws `NOT_FINITE`
 */
export function finiteValues(values: Float32Array, what: string): Float32Array {
  const at = values.findIndex((value) => !Number.isFinite(value));
  if (at === -1) return values;
  throw new GradCamError(
    'NOT_FINITE',
    `${what} has a value that is not a finite number, got ${String(values[at])} at position ${at}.`,
  );
}

/**
 * Takes what is no number for one that is not finite.
 *
 * @param value Of what a program without types may give.
 * @returns The number, or NaN.
 */
export function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}
