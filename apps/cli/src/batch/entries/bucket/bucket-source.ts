import { posix } from 'node:path';
import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { pictureEndings } from '../../../pictures/picture-endings.js';
import type { Source } from '../entry.js';
import { bucketAddress, type BucketAddress } from './bucket-address.js';
import { bucketClient } from './bucket-client.js';
import { lostBucket } from './bucket-failure.js';

/** So many pictures are under way for each network, for an object takes longer to come than a file. */
const atOnce = 6;

/**
 * Lists the pictures in a bucket below a prefix, as a folder would have them: those whose names end like those of pictures, but for hidden ones. A page of
 * names, a thousand at most, is held.
 *
 * @param input Like `s3://bucket/prefix`.
 * @param endpoint The service, where it is not that of AWS.
 * @returns The pictures, in the order of the bucket.
 * @throws `BAD_OPTION` for what is no such address, `BACKEND_UNAVAILABLE` where the client is not installed
 */
export async function bucketSource(input: string, endpoint: string | undefined): Promise<Source> {
  const address = bucketAddress(input);
  const { bucket, prefix } = address;
  await bucketClient(endpoint);
  const service = endpoint === undefined ? {} : { endpoint };
  return {
    said: { kind: 'bucket', path: `s3://${bucket}/${prefix}`, ...service },
    entries: async function* () {
      for await (const key of keysOf(address, endpoint)) {
        const name = key.slice(prefix.length);
        if (isPicture(name)) yield { name, from: { kind: 'object', bucket, key, ...service } };
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

async function* keysOf(address: BucketAddress, endpoint: string | undefined) {
  let token: string | undefined;
  do {
    const page = await pageOf(address, endpoint, token);
    for (const { Key } of page.Contents ?? [])
      if (Key !== undefined) yield keyOf(page, Key, address);
    const next = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    if (page.IsTruncated === true && (next === undefined || next === token))
      throw lostBucket(address.bucket, new Error('its listing does not go on'));
    token = next;
  } while (token !== undefined);
}

async function pageOf(
  { bucket, prefix }: BucketAddress,
  endpoint: string | undefined,
  token: string | undefined,
): Promise<ListObjectsV2CommandOutput> {
  const { client, commands } = await bucketClient(endpoint);
  const command = new commands.ListObjectsV2Command({
    ...{ Bucket: bucket, Prefix: prefix, ContinuationToken: token },
    // XML has no words for some characters that keys may have.
    EncodingType: 'url',
  });
  const page = await client.send(command).catch((cause: unknown) => {
    throw lostBucket(bucket, cause);
  });
  const { Name, KeyCount, Contents } = page;
  if (Name === undefined && KeyCount === undefined && Contents === undefined)
    throw lostBucket(bucket, new Error('no listing: something else than a bucket answers there'));
  return page;
}

function keyOf(
  { EncodingType }: ListObjectsV2CommandOutput,
  key: string,
  { bucket }: BucketAddress,
): string {
  if (EncodingType !== 'url') return key;
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch (cause) {
    throw lostBucket(bucket, cause);
  }
}
