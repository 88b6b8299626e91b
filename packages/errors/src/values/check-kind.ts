import { GradCamError } from '../grad-cam-error.js';
import { saidOf } from './said-of.js';

/**
 * Refuses a value of another kind than a function takes, which a program without types may give.
 *
 * @param isOne Whether it is one.
 * @param value As given by the caller.
 * @param what The kind of thing that it is not, as in `this is not a picture`.
 * @param expected The expected value, and where it comes from.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * checkKind(isObject(picture), picture, 'this is not a picture', '{ data, width, height }');
 * ```
 */
export function checkKind(isOne: boolean, value: unknown, what: string, expected: string): void {
  if (isOne) return;
  throw new GradCamError('BAD_OPTION', `${what}, got ${saidOf(value)}, expected ${expected}.`);
}
