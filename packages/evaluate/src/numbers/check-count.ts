import { checkNumber } from '@gradcam/errors';

/** More than any call waits for. */
const most = 1_000_000;

/**
 * Refuses what is not a count.
 *
 * @param value As given by the caller.
 * @param where Its name in messages, as in `the option steps`.
 * @throws `BAD_OPTION`
 */
export function checkCount(value: number, where: string): void {
  checkNumber(value, { where, kind: 'integer', least: 1, most });
}
