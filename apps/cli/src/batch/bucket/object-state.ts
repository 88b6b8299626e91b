import type { ObjectPlace } from './bucket-address.js';
import { bucketClient } from './bucket-client.js';
import { factsOf, isMissing, lostBucket } from './bucket-failure.js';

/** The bytes that a key has at most, by S3. */
const mostOfKey = 1024;

/** The facts of an object that are known before it is read. */
export interface ObjectState {
  /** In bytes. */
  readonly size: number;
  /** The mark of this version of it, where the service has one. */
  readonly etag?: string | undefined;
}

/**
 * Asks for the size and the version of an object.
 *
 * @param place The object.
 * @returns Its state; undefined where there is no such object, or no such bucket: the answer does not tell which.
 * @throws `DOWNLOAD_FAILED` where the bucket is lost
 */
export async function objectState(place: ObjectPlace): Promise<ObjectState | undefined> {
  const { bucket, key, endpoint } = place;
  const { client, commands } = await bucketClient(endpoint);
  try {
    const command = new commands.HeadObjectCommand({ Bucket: bucket, Key: key });
    const { ContentLength: size, ETag: etag } = await client.send(command);
    if (size === undefined) throw new Error('the object has no size');
    return { size, etag };
  } catch (cause) {
    if (isMissing(cause) || isTooLong(key, cause)) return undefined;
    throw lostBucket(bucket, cause);
  }
}

/** An answer to HEAD has no words for it. */
function isTooLong(key: string, cause: unknown): boolean {
  return factsOf(cause).status === 400 && Buffer.byteLength(key) > mostOfKey;
}
