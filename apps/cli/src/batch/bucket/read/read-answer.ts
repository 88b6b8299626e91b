import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { GradCamError } from '@gradcam/errors';
import { mostBytes, tooManyBytes } from '../../../pictures/too-many-bytes.js';
import type { ObjectPlace } from '../bucket-address.js';
import { bucketClient } from '../bucket-client.js';
import { lostBucket } from '../bucket-failure.js';
import { expectedLength } from './expected-length.js';
import type { ObjectState } from '../object-state.js';

/** The client tries a request again, but not what breaks off later: it has handed on what came before. */
const tries = 4;
const firstPause = 100;

/** Some bytes of one version. */
interface Part extends ObjectState {
  readonly start: number;
  readonly end: number;
}

/** The part of an object that is read. */
export interface Wanted {
  /** For sentences. */
  readonly name: string;
  /** The first byte and the one behind the last, of a version; all of whatever is there where it is left out. */
  readonly part?: Part;
}

/** An object, or a part of one, that was read. */
export interface FoundObject {
  readonly bytes: Uint8Array;
  /** The mark of this version of it, where the service has one. */
  readonly etag: string | undefined;
}

/**
 * Reads an object or a part of it; where it breaks off on the way, from its beginning again.
 *
 * @param place The object.
 * @param wanted What is read of it.
 * @param failed Throws what a failure of the client becomes.
 * @returns The bytes.
 * @throws `PICTURE_TOO_LARGE` for a whole object of more bytes than a picture may have; `DOWNLOAD_FAILED` where it breaks off each time
 */
export async function readAnswer(
  place: ObjectPlace,
  wanted: Wanted,
  failed: (cause: unknown) => never | Promise<never>,
): Promise<FoundObject> {
  for (let count = 1; ; count += 1) {
    const answer = await ask(place, wanted).catch(failed);
    const bytes = await bytesOf(answer, wanted);
    if (!(bytes instanceof Error)) return { bytes, etag: answer.ETag };
    if (count === tries) throw lostBucket(place.bucket, bytes);
    await pause(firstPause * 2 ** count);
  }
}

async function ask(
  { bucket, key, endpoint }: ObjectPlace,
  { part }: Wanted,
): Promise<GetObjectCommandOutput> {
  const { client, commands } = await bucketClient(endpoint);
  const object = { Bucket: bucket, Key: key };
  if (part === undefined) return client.send(new commands.GetObjectCommand(object));
  // The last byte of a range is meant, too.
  const range = { Range: `bytes=${part.start}-${part.end - 1}` };
  // Weak marks never match.
  const isStrong = part.etag !== undefined && !part.etag.startsWith('W/');
  const version = isStrong ? { IfMatch: part.etag } : {};
  return client.send(new commands.GetObjectCommand({ ...object, ...range, ...version }));
}

/** The bytes, or why they break off. */
async function bytesOf(
  answer: GetObjectCommandOutput,
  wanted: Wanted,
): Promise<Uint8Array | Error> {
  // Border to the client: in Node a body is a stream.
  const body = answer.Body as Readable;
  try {
    const length = expectedLength(answer, wanted);
    const bytes = await gathered(body, wanted);
    if (bytes.length === (length ?? bytes.length)) return bytes;
    return new Error(`"${wanted.name}" breaks off after ${bytes.length} of ${length} bytes`);
  } catch (cause) {
    body.destroy();
    if (cause instanceof GradCamError) throw cause;
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

async function gathered(
  body: AsyncIterable<Uint8Array>,
  { name, part }: Wanted,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let count = 0;
  for await (const piece of body) {
    count += piece.length;
    if (part === undefined && count > mostBytes) throw tooManyBytes(`"${name}"`, mostBytes);
    const most = part === undefined ? count : part.end - part.start;
    if (count > most) throw new Error(`asked for ${most} bytes of "${name}", and more came`);
    parts.push(piece);
  }
  return Buffer.concat(parts, count);
}
