import { GradCamError } from '../grad-cam-error.js';
import { saidOf } from './said-of.js';

/**
 * Refuses a number that an option cannot be.
 *
 * @param value As given by the caller.
 * @param of The wording of the message.
 * @param of.where The number's name, as in `the option batchSize`.
 * @param of.kind The kind of number that it has to be.
 * @param of.least The smallest that is allowed.
 * @throws `BAD_OPTION`
 */
export function checkNumber(
  value: unknown,
  {
    where,
    kind = 'number',
    least = -Infinity,
  }: {
    readonly where: string;
    readonly kind?: 'integer' | 'number' | undefined;
    readonly least?: number | undefined;
  },
): void {
  const fits = kind === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (typeof value === 'number' && fits && value >= least) return;
  const limit = least === -Infinity ? '' : ` of at least ${least}`;
  const article = kind === 'integer' ? 'an integer' : 'a finite number';
  throw new GradCamError(
    'BAD_OPTION',
    `${where} is wrong, got ${typeof value === 'number' ? value : saidOf(value)}, expected ${article}${limit}.`,
  );
}
