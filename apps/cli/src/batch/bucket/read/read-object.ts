import type { ObjectPlace } from '../bucket-address.js';
import { goneObject, isMissing, lostBucket } from '../bucket-failure.js';
import { readAnswer, type FoundObject } from './read-answer.js';
import { refusedObject, rememberRead } from './refused-object.js';

/**
 * Reads an object of a bucket; where it breaks off on the way, from its beginning again.
 *
 * @param place The object.
 * @param name The picture.
 * @returns The bytes.
 * @throws `FILE_NOT_FOUND` where it is gone or refused, `PICTURE_TOO_LARGE`; `DOWNLOAD_FAILED` where the bucket is lost
 */
export async function readObject(place: ObjectPlace, name: string): Promise<Uint8Array> {
  const { bytes } = await readAnswer(place, { name }, async (cause) => {
    const ofPicture = goneObject(name, cause) ?? (await refusedObject(place, name, cause));
    throw ofPicture ?? lostBucket(place.bucket, cause);
  });
  rememberRead(place);
  return bytes;
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
    return await readAnswer(place, { name: place.key }, (cause) => {
      throw isMissing(cause) ? cause : lostBucket(place.bucket, cause);
    });
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw cause;
  }
}
