import { posix } from 'node:path';
import { pictureEndings } from '../../../pictures/picture-endings.js';
import {
  addressText,
  bucketAddress,
  objectBelow,
  type BucketAddress,
} from '../../bucket/bucket-address.js';
import { isBucketAddress } from '../../bucket/is-bucket-address.js';
import { objectsBelow } from '../../bucket/objects-below.js';
import type { Source } from '../source.js';

/** So many pictures are under way for each network, for an object takes longer to come than a file. */
export const atOnce = 6;

/**
 * Lists the pictures in a bucket below a prefix, as a folder would have them: those whose names end like those of pictures, but for hidden ones. A page of
 * names, a thousand at most, is held.
 *
 * @param address The prefix.
 * @param out Where the run writes; of the same bucket no pictures are looked for there.
 * @param endpoint The service, where it is not that of AWS.
 * @returns The pictures, in the order of the bucket.
 */
export function bucketSource(
  address: BucketAddress,
  out: string,
  endpoint: string | undefined,
): Source {
  const { bucket, prefix } = address;
  const own = isBucketAddress(out) ? bucketAddress(out) : undefined;
  const isOwn = (key: string) => own?.bucket === bucket && key.startsWith(own.prefix);
  // A run that writes into the bucket itself is not meant to find nothing below it.
  const isWithin = own?.bucket === bucket && prefix.startsWith(own.prefix);
  const service = endpoint === undefined ? {} : { endpoint };
  return {
    root: addressText(address),
    said: { kind: 'bucket', path: addressText(address), ...service },
    entries: async function* () {
      for await (const { key } of objectsBelow(address, endpoint)) {
        const name = key.slice(prefix.length);
        if (!isPicture(name) || (!isWithin && isOwn(key))) continue;
        yield { name, from: { kind: 'object', ...objectBelow(address, name, endpoint) } };
      }
    },
    atOnce,
    share: () => undefined,
    // To count them is to list them twice, for money.
    count: () => Promise.resolve(undefined),
  };
}

function isPicture(name: string): boolean {
  const isHidden = name.split('/').some((part) => part.startsWith('.'));
  const ending = posix.extname(name).toLowerCase();
  return !isHidden && !name.endsWith('/') && pictureEndings.includes(ending);
}
