import { GradCamError, saidOf } from '@gradcam/errors';

/**
 * Makes the error of a function that was given what it cannot use.
 *
 * @param where The function that was called.
 * @param sentence The message: what is wrong, got X, expected Y; what to do.
 * @returns The error, to be thrown.
 */
export function refusal(where: string, sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', sentence, { caller: where });
}

/**
 * Refuses a value of another kind, which a program without types may give.
 *
 * @param where The function that was called.
 * @param isOne Whether it is one.
 * @param value As given by the caller.
 * @param what The wording of the message.
 * @param what.isNot As in `this is not a mask`.
 * @param what.expected The expected kind of value.
 * @throws `BAD_OPTION`
 */
export function requireKind(
  where: string,
  isOne: boolean,
  value: unknown,
  { isNot, expected }: { readonly isNot: string; readonly expected: string },
): void {
  if (!isOne) throw refusal(where, `${isNot}, got ${saidOf(value)}, expected ${expected}.`);
}

/**
 * Says what was given in place of a number.
 *
 * @param value As given by the caller.
 * @returns A number as it is, anything else in words.
 */
export function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : saidOf(value);
}
