import { GradCamError, isCallersOwn } from '@gradcam/errors';

/** The refusals of a disk, in words. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EDQUOT: 'this user may not keep more on the disk',
  EEXIST: 'there is a file where a folder belongs',
  EFBIG: 'the disk keeps no file of that size',
  EIO: 'the disk is faulty',
  ENAMETOOLONG: 'a name is too long for the disk',
  ENOENT: 'no folder can be made there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file where a folder belongs',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
};

/**
 * Runs something that writes to the cache, and says what the disk has against it.
 *
 * @param cacheFolder The folder that models are kept in.
 * @param run What writes there.
 * @returns The result of `run`.
 * @throws `FILE_NOT_WRITTEN` for an error of the system; others as they are
 */
export async function keepIn<T>(cacheFolder: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof GradCamError || isCallersOwn(cause)) throw cause;
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    const code = String(cause.code);
    throw new GradCamError(
      'FILE_NOT_WRITTEN',
      `the model cannot be kept in "${cacheFolder}", ${reasons[code] ?? cause.message} (${code}); make room there, or set GRADCAM_CACHE to another folder.`,
      { cause },
    );
  }
}
