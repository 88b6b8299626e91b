import type { PutObjectCommandOutput } from '@aws-sdk/client-s3';
import type { ObjectPlace } from './bucket-address.js';
import { bucketClient } from './bucket-client.js';
import { factsOf, lostBucket } from './bucket-failure.js';
import { findObject } from './read/read-object.js';

/** The state that an object has to be in to be written: not there, or of this version. */
export type Condition = { readonly isNew: true } | { readonly etag: string };

/** The outcome of writing on condition. */
export type Written =
  | { readonly kind: 'written'; readonly etag: string | undefined }
  /** The object is in another state, by another's doing. */
  | { readonly kind: 'taken' }
  /** The service cannot do it. */
  | { readonly kind: 'unable' };

/**
 * Writes an object, as a whole or not at all.
 *
 * @param place The object.
 * @param content Its content.
 * @returns The mark of this version of it, where the service has one.
 * @throws `FILE_NOT_WRITTEN` where the bucket is lost
 */
export async function putObject(
  place: ObjectPlace,
  content: Uint8Array | string,
): Promise<string | undefined> {
  try {
    return (await send(place, content)).ETag;
  } catch (cause) {
    throw lostBucket(place.bucket, cause, 'written');
  }
}

/**
 * Writes an object if nobody else has done so meanwhile.
 *
 * @param place The object.
 * @param content Its content.
 * @param condition The state that it has to be in.
 * @returns The outcome. An object that has this very content counts as written: the answer to an earlier try was perhaps lost.
 * @throws `FILE_NOT_WRITTEN` where the bucket is lost
 */
export async function putOnCondition(
  place: ObjectPlace,
  content: string,
  condition: Condition,
): Promise<Written> {
  try {
    const { ETag: etag } = await send(place, content, condition);
    return { kind: 'written', etag };
  } catch (cause) {
    const { status, name } = factsOf(cause);
    if (status === 501 || name === 'NotImplemented') return { kind: 'unable' };
    // 409: another one is writing it at this moment; 404: what was to be replaced is gone.
    const isTaken = status === 412 || status === 409 || (status === 404 && name === 'NoSuchKey');
    if (!isTaken) throw lostBucket(place.bucket, cause, 'written');
  }
  const found = await findObject(place);
  return found !== undefined && Buffer.from(content).equals(found.bytes)
    ? { kind: 'written', etag: found.etag }
    : { kind: 'taken' };
}

async function send(
  { bucket, key, endpoint }: ObjectPlace,
  content: Uint8Array | string,
  condition?: Condition,
): Promise<PutObjectCommandOutput> {
  const { client, commands } = await bucketClient(endpoint);
  const onlyIf =
    condition === undefined
      ? {}
      : 'isNew' in condition
        ? { IfNoneMatch: '*' }
        : { IfMatch: condition.etag };
  const object = { Bucket: bucket, Key: key, Body: Buffer.from(content) };
  return client.send(new commands.PutObjectCommand({ ...object, ...onlyIf }));
}
