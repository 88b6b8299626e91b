import { isBucketAddress } from '../../bucket/is-bucket-address.js';
import { bucketStore } from './bucket/bucket-store.js';
import { diskStore } from './disk-store.js';
import type { RunStore } from './run-store.js';

/**
 * Opens the place of a run.
 *
 * @param out The folder, or `s3://bucket/prefix`.
 * @param endpoint The service of a bucket, where it is not that of AWS.
 * @returns The place; nothing is read or written yet.
 * @throws `BAD_OPTION` for what is no address of a bucket
 */
export function openStore(out: string, endpoint: string | undefined): RunStore {
  return isBucketAddress(out) ? bucketStore(out, endpoint) : diskStore(out);
}
