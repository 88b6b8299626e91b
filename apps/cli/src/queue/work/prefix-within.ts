import { GradCamError } from '@gradcam/errors';
import { addressText, bucketAddress } from '../../batch/bucket/bucket-address.js';

/**
 * Finds a part of a bucket that a chunk names below one that the worker was given.
 *
 * @param root The address that the worker was given.
 * @param name What comes behind it; `.` is that address itself.
 * @returns The address.
 * @throws `BAD_OPTION` for a name with `.`, `..` or nothing between slashes: a bucket takes it as it stands, but not all that stands in front of one does
 */
export function prefixWithin(root: string, name: string): string {
  const address = bucketAddress(root);
  if (name === '.') return addressText(address);
  if (!isPlainKey(name) || name.split('/').includes(''))
    throw new GradCamError(
      'BAD_OPTION',
      `a chunk names "${name}", which is not below the addresses that the worker was given, and nothing else is opened; start the worker with other ones, or the run with --shared.`,
    );
  return addressText({ ...address, prefix: `${address.prefix}${name}/` });
}

/**
 * Tells whether a part of a key leads nowhere else, whoever reads it as a path.
 *
 * @param name The part.
 * @returns False where something between its slashes is `.` or `..`.
 */
export function isPlainKey(name: string): boolean {
  return name.split('/').every((part) => part !== '.' && part !== '..');
}
