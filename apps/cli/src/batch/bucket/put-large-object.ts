import { GradCamError } from '@gradcam/errors';
import type { ObjectPlace } from './bucket-address.js';
import { bucketClient, type BucketClient } from './bucket-client.js';
import { lostBucket } from './bucket-failure.js';
import { putObject } from './put-object.js';

/** In bytes: a service takes parts from 5 MiB on, and 10,000 of them, so that 80 GB are the most. */
const sizeOfPart = 2 ** 23;

/**
 * Writes an object out of pieces, of which no more than a few megabytes are held. It is there when all of it is.
 *
 * @param place The object.
 * @param pieces Its content.
 * @throws `FILE_NOT_WRITTEN` where the bucket is lost
 */
export async function putLargeObject(
  place: ObjectPlace,
  pieces: AsyncIterable<Uint8Array>,
): Promise<void> {
  const parts = inParts(pieces);
  const first = await parts.next();
  const second = await parts.next();
  if (first.done === true || second.done === true) {
    await putObject(place, first.done === true ? '' : first.value);
    return;
  }
  await upload(place, joined([first.value, second.value], parts));
}

async function upload(place: ObjectPlace, parts: AsyncIterable<Uint8Array>): Promise<void> {
  const { client, commands } = await bucketClient(place.endpoint);
  const object = { Bucket: place.bucket, Key: place.key };
  let UploadId: string | undefined;
  try {
    ({ UploadId } = await client.send(new commands.CreateMultipartUploadCommand(object)));
    const Parts: { PartNumber: number; ETag: string | undefined }[] = [];
    for await (const Body of parts) {
      const part = { ...object, UploadId, PartNumber: Parts.length + 1 };
      const { ETag } = await client.send(new commands.UploadPartCommand({ ...part, Body }));
      Parts.push({ PartNumber: part.PartNumber, ETag });
    }
    const whole = { ...object, UploadId, MultipartUpload: { Parts } };
    await client.send(new commands.CompleteMultipartUploadCommand(whole));
  } catch (cause) {
    await abort({ client, commands }, { ...object, UploadId });
    throw cause instanceof GradCamError ? cause : lostBucket(place.bucket, cause, 'written');
  }
}

/** Parts of an upload that has not ended cost as much as others; where this fails, too, the bucket's own rule takes them away. */
async function abort(
  { client, commands }: BucketClient,
  upload: { readonly Bucket: string; readonly Key: string; readonly UploadId: string | undefined },
): Promise<void> {
  await client.send(new commands.AbortMultipartUploadCommand(upload)).catch(() => undefined);
}

/** Of one size but for the last, as some services demand. */
async function* inParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let kept: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    kept.push(piece);
    length += piece.length;
    while (length >= sizeOfPart) {
      const all = Buffer.concat(kept, length);
      yield all.subarray(0, sizeOfPart);
      kept = [all.subarray(sizeOfPart)];
      length -= sizeOfPart;
    }
  }
  if (length > 0) yield Buffer.concat(kept, length);
}

async function* joined(
  first: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}
