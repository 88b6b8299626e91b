import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import type { BucketAddress } from './bucket-address.js';
import { bucketClient } from './bucket-client.js';
import { lostBucket } from './bucket-failure.js';
import type { ObjectState } from './object-state.js';

/** An object, as a bucket lists it. */
export interface ListedObject extends ObjectState {
  readonly key: string;
}

/**
 * Lists the objects whose keys begin so, in the order of the bucket. A page of them, a thousand at most, is held.
 *
 * @param address The bucket, and how the keys begin.
 * @param endpoint The service, where it is not that of AWS.
 * @returns The objects.
 * @throws `DOWNLOAD_FAILED` where the bucket is lost
 */
export async function* objectsBelow(
  address: BucketAddress,
  endpoint: string | undefined,
): AsyncGenerator<ListedObject> {
  let token: string | undefined;
  do {
    const page = await pageOf(address, endpoint, token);
    for (const { Key, Size: size = 0, ETag: etag } of page.Contents ?? [])
      if (Key !== undefined) yield { key: keyOf(page, Key, address), size, etag };
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
