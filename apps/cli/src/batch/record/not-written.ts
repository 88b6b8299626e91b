import { GradCamError } from '@gradcam/errors';

/**
 * Makes the failure of a run whose output cannot be written. It ends the run, and every line of the manifest stays as it is.
 *
 * @param path The file.
 * @param cause What the system said.
 * @returns The error.
 */
export function notWritten(path: string, cause: unknown): GradCamError {
  const isFull = codesOf(cause).some((code) => code === 'ENOSPC' || code === 'EDQUOT');
  const got = cause instanceof Error ? cause.message : String(cause);
  return new GradCamError(
    'FILE_NOT_WRITTEN',
    isFull
      ? `the disk is full, got no room for "${path}"; make room, and go on with --resume.`
      : `the file "${path}" cannot be written, got ${got}; make the folder writable, and go on with --resume.`,
    { cause },
  );
}

/** Of the failure, and of those underneath. */
function codesOf(cause: unknown): unknown[] {
  if (!(cause instanceof Error)) return [];
  return ['code' in cause ? cause.code : undefined, ...codesOf(cause.cause)];
}
