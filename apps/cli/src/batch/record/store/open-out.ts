import { isBucketAddress } from '../../bucket/is-bucket-address.js';
import { outFolder, type OutFolder } from '../out-folder.js';
import { bucketFolder } from './bucket/bucket-folder.js';

/**
 * Prepares to write files of a run.
 *
 * @param out Its folder, or `s3://bucket/prefix`.
 * @param how The way it is written.
 * @param how.isShared True where a queue names it.
 * @param how.endpoint The service of a bucket, where it is not that of AWS.
 * @returns The folder, or the part of the bucket.
 */
export function openOut(
  out: string,
  {
    isShared,
    endpoint,
  }: { readonly isShared?: boolean | undefined; readonly endpoint?: string | undefined },
): OutFolder {
  return isBucketAddress(out) ? bucketFolder(out, endpoint) : outFolder(out, isShared);
}
