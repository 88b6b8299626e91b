import { GradCamError } from '@gradcam/errors';
import type { Entry } from './entry.js';
import { nothing } from './nothing.js';

/**
 * Makes the last entry of an archive that cannot be read to its end.
 *
 * @param name The archive.
 * @param cause What was thrown.
 * @param remedy What helps where the archive itself is broken.
 * @returns The entry.
 * @throws `DOWNLOAD_FAILED`: with its bucket all else is lost, too
 */
export function brokenOff(name: string, cause: unknown, remedy: 'pack' | 'write'): Entry {
  if (cause instanceof GradCamError) {
    if (cause.code === 'DOWNLOAD_FAILED') throw cause;
    return nothing(name, cause.code, cause.sentence);
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return nothing(name, 'BAD_REGION', `${name} breaks off, got "${reason}"; ${remedy} it again.`);
}
