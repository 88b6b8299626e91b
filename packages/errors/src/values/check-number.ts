import { GradCamError } from '../grad-cam-error.js';
import { saidOf } from './said-of.js';

/** The numbers that are allowed; all where nothing is said. */
interface Limits {
  /** The smallest. */
  readonly least?: number | undefined;
  /** The largest. */
  readonly most?: number | undefined;
  /** A number that is itself too small. */
  readonly above?: number | undefined;
}

/**
 * Refuses a number that an option cannot be.
 *
 * @param value As given by the caller.
 * @param of The wording of the message, and the smallest and the largest number that are allowed.
 * @param of.where The number's name, as in `the option batchSize`.
 * @param of.kind The kind of number that it has to be.
 * @throws `BAD_OPTION`
 */
export function checkNumber(
  value: unknown,
  {
    where,
    kind = 'number',
    ...limits
  }: Limits & {
    readonly where: string;
    readonly kind?: 'integer' | 'number' | undefined;
  },
): void {
  const fits = kind === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (typeof value === 'number' && fits && isWithin(value, limits)) return;
  const article = kind === 'integer' ? 'an integer' : 'a finite number';
  throw new GradCamError(
    'BAD_OPTION',
    `${where} is wrong, got ${typeof value === 'number' ? value : saidOf(value)}, expected ${article}${limitText(limits)}.`,
  );
}

function isWithin(
  value: number,
  { least = -Infinity, most = Infinity, above = -Infinity }: Limits,
): boolean {
  return value >= least && value <= most && value > above;
}

function limitText({ least, most, above }: Limits): string {
  if (above !== undefined) return ` above ${above}`;
  if (most !== undefined) return ` from ${least ?? -Infinity} to ${most}`;
  return least === undefined ? '' : ` of at least ${least}`;
}
