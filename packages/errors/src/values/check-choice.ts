import { GradCamError } from '../grad-cam-error.js';
import { saidOf } from './said-of.js';

/**
 * Refuses a value that an option does not accept.
 *
 * @param value As given by the caller; `undefined` passes, for then the default is meant.
 * @param choices The values that the option takes.
 * @param where The value's name, as in `the option sign`.
 * @throws `BAD_OPTION` that lists the choices
 */
export function checkChoice(value: unknown, choices: readonly string[], where: string): void {
  if (value === undefined || choices.some((choice) => choice === value)) return;
  const got = typeof value === 'string' ? `"${value}"` : saidOf(value);
  const expected = choices.map((choice) => `"${choice}"`).join(', ');
  throw new GradCamError(
    'BAD_OPTION',
    `${where} is unknown, got ${got}, expected one of ${expected}.`,
  );
}
