import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { GradCamError } from '@gradcam/errors';
import { mostBytes, tooManyBytes } from '../../pictures/too-many-bytes.js';
import type { ObjectPlace } from './bucket-address.js';
import { bucketClient } from './bucket-client.js';
import { goneObject, isMissing, lostBucket } from './bucket-failure.js';

/** The client tries a request again, but not what breaks off later: it has handed on what came before. */
const tries = 4;
const firstPause = 100;

/**
 * Reads an object of a bucket; where it breaks off on the way, from its beginning again.
 *
 * @param place The object.
 * @param name The picture.
 * @returns The bytes.
 * @throws `FILE_NOT_FOUND` where it is gone, `PICTURE_TOO_LARGE`; `DOWNLOAD_FAILED` where the bucket is lost
 */
export async function readObject(place: ObjectPlace, name: string): Promise<Uint8Array> {
  const { bytes } = await readWhole(place, name, (cause) => {
    throw goneObject(name, cause) ?? lostBucket(place.bucket, cause);
  });
  return bytes;
}

/** An object of a run itself. */
export interface FoundObject {
  readonly bytes: Uint8Array;
  /** The mark of this version of it, where the service has one. */
  readonly etag: string | undefined;
}

/**
 * Reads an object that is perhaps not there.
 *
 * @param place The object.
 * @returns The object; undefined where there is none.
 * @throws `DOWNLOAD_FAILED` where the bucket is lost
 */
export async function findObject(place: ObjectPlace): Promise<FoundObject | undefined> {
  try {
    return await readWhole(place, place.key, (cause) => {
      throw isMissing(cause) ? cause : lostBucket(place.bucket, cause);
    });
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}

async function readWhole(
  place: ObjectPlace,
  name: string,
  failed: (cause: unknown) => never,
): Promise<FoundObject> {
  for (let count = 1; ; count += 1) {
    const answer = await openObject(place).catch(failed);
    const bytes = await bytesOf(answer, name);
    if (!(bytes instanceof Error)) return { bytes, etag: answer.ETag };
    if (count === tries) throw lostBucket(place.bucket, bytes);
    await pause(firstPause * 2 ** count);
  }
}

async function openObject({ bucket, key, endpoint }: ObjectPlace): Promise<GetObjectCommandOutput> {
  const { client, commands } = await bucketClient(endpoint);
  return client.send(new commands.GetObjectCommand({ Bucket: bucket, Key: key }));
}

/** The bytes, or why they break off. */
async function bytesOf(
  { Body, ContentLength }: GetObjectCommandOutput,
  name: string,
): Promise<Uint8Array | Error> {
  // Border to the client: in Node a body is a stream.
  const body = Body as Readable;
  const parts: Uint8Array[] = [];
  let count = 0;
  try {
    if ((ContentLength ?? 0) > mostBytes) throw tooManyBytes(`"${name}"`, mostBytes);
    for await (const part of body as AsyncIterable<Uint8Array>) {
      count += part.length;
      if (count > mostBytes) throw tooManyBytes(`"${name}"`, mostBytes);
      parts.push(part);
    }
    if (count === (ContentLength ?? count)) return Buffer.concat(parts, count);
    return new Error(`"${name}" breaks off after ${count} of ${ContentLength} bytes`);
  } catch (cause) {
    body.destroy();
    if (cause instanceof GradCamError) throw cause;
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}
