import type { ObjectPlace } from '../bucket-address.js';
import { changedObject, factsOf, goneObject, lostBucket } from '../bucket-failure.js';
import type { ObjectState } from '../object-state.js';
import { readAnswer } from './read-answer.js';

/**
 * Reads some bytes of an object.
 *
 * @param place The object.
 * @param state Its version: no other one is read.
 * @param range The first byte and the one behind the last, of which there is one at least.
 * @param range.start The first byte.
 * @param range.end The one behind the last.
 * @param name Its address, for sentences.
 * @returns The bytes.
 * @throws `FILE_NOT_FOUND` where it is gone; `DOWNLOAD_FAILED` where it was changed meanwhile, or the bucket is lost
 */
export async function readRange(
  place: ObjectPlace,
  state: ObjectState,
  { start, end }: { readonly start: number; readonly end: number },
  name: string,
): Promise<Uint8Array> {
  const { bytes } = await readAnswer(place, { name, part: { start, end, ...state } }, (cause) => {
    const { status } = factsOf(cause);
    // 416: it has become shorter, where versions have no mark.
    throw status === 412 || status === 416
      ? changedObject(name, cause)
      : (goneObject(name, cause) ?? lostBucket(place.bucket, cause));
  });
  return bytes;
}
