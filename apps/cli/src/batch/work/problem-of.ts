import { GradCamError, type GradCamErrorCode } from '@gradcam/errors';
import { failuresOfPictures } from '../../explain/failures-of-pictures.js';
import { inFlags } from '../../output/in-flags.js';
import type { Entry, Problem } from '../entries/entry.js';

/** Of a list; of `--label` they are of the request. */
const failuresOfLabels: ReadonlySet<GradCamErrorCode> = new Set([
  'AMBIGUOUS_CLASS_NAME',
  'CLASS_NAMES_MISSING',
  'CLASS_OUT_OF_RANGE',
  'UNKNOWN_CLASS_NAME',
]);

/**
 * Tells what is wrong with one entry from what is wrong with the run.
 *
 * @param cause What was thrown.
 * @param entry The entry.
 * @returns The problem of the entry.
 * @throws The cause, where it is another's
 */
export function problemOf(cause: unknown, { label, from }: Entry): Problem {
  if (!(cause instanceof GradCamError)) throw cause;
  // What is downloaded comes from one bucket: the other pictures would not come either.
  const isOfEntry =
    from.kind === 'nothing' ||
    (failuresOfPictures.has(cause.code) && cause.code !== 'DOWNLOAD_FAILED') ||
    (label !== undefined && failuresOfLabels.has(cause.code));
  if (!isOfEntry) throw cause;
  return { code: cause.code, message: inFlags(cause.sentence) };
}
