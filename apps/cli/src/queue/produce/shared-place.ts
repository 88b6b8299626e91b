import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { addressText, bucketAddress } from '../../batch/bucket/bucket-address.js';
import { isBucketAddress } from '../../batch/bucket/is-bucket-address.js';
import { isOutside } from '../../files/is-outside.js';

/**
 * Names a folder as workers find it: below the folder that they were given.
 *
 * @param shared That folder, as it is called here; undefined where each of their folders is one of the run itself.
 * @param folder The folder of the input or of the run, or its address in a bucket; of one that is not there yet the ones above.
 * @returns The path below, with slashes; `.` for the folder itself.
 * @throws `BAD_OPTION` for a folder that is not below
 */
export function sharedPlace(shared: string | undefined, folder: string): string {
  if (shared === undefined) return '.';
  if (isBucketAddress(shared) || isBucketAddress(folder)) return sharedPrefix(shared, folder);
  if (statSync(shared, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw refused(`there is no folder "${shared}", got --shared; check the path`);
  const [root, real] = [realpathSync(shared), realOf(folder)];
  if (isOutside(root, real))
    throw refused(
      `--shared is a folder that the input and --out are in, got "${shared}" for "${folder}"; name one above both`,
    );
  return relative(root, real).split(sep).join('/') || '.';
}

function sharedPrefix(shared: string, folder: string): string {
  const root = isBucketAddress(shared) ? addressText(bucketAddress(shared)) : undefined;
  const own = isBucketAddress(folder) ? addressText(bucketAddress(folder)) : undefined;
  if (root === undefined || own?.startsWith(root) !== true)
    throw refused(
      `--shared is a folder, or a part of a bucket, that the input and --out are both in, got "${shared}" for "${folder}"; name one above both, or leave it out`,
    );
  return own.slice(root.length).replace(/\/$/, '') || '.';
}

/** The folder of a run is made when it begins. */
function realOf(folder: string): string {
  if (existsSync(folder) || dirname(folder) === folder) return realpathSync(folder);
  return join(realOf(dirname(folder)), basename(folder));
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
