import { addressText, bucketAddress, objectBelow } from '../../../bucket/bucket-address.js';
import { putObject } from '../../../bucket/put-object.js';
import type { OutFolder } from '../../out-folder.js';

/**
 * Prepares to write into a part of a bucket. An object is there as a whole or not at all.
 *
 * @param out Like `s3://bucket/prefix`.
 * @param endpoint The service, where it is not that of AWS.
 * @returns The part of the bucket.
 * @throws `BAD_OPTION` for what is no such address
 */
export function bucketFolder(out: string, endpoint: string | undefined): OutFolder {
  const address = bucketAddress(out);
  return {
    path: addressText(address),
    write: async (name, content) => {
      await putObject(objectBelow(address, name, endpoint), content);
    },
  };
}
