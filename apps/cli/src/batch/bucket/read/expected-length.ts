import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { mostBytes, tooManyBytes } from '../../../pictures/too-many-bytes.js';
import { changedObject } from '../bucket-failure.js';
import type { ObjectState } from '../object-state.js';
import type { Wanted } from './read-answer.js';

type Head = Pick<GetObjectCommandOutput, 'ContentLength' | 'ContentRange' | 'ETag'>;

/**
 * Looks at the head of an answer before its bytes are read.
 *
 * @param answer The answer.
 * @param wanted What was asked for.
 * @returns The number of bytes that have to come; undefined where nobody knows.
 * @throws `PICTURE_TOO_LARGE` for a whole object of more bytes than a picture may have; `DOWNLOAD_FAILED` where it is of another version; an error where it is another part
 */
export function expectedLength(answer: Head, { name, part }: Wanted): number | undefined {
  const { ContentLength: said } = answer;
  if (part === undefined) {
    if (said !== undefined && said > mostBytes) throw tooManyBytes(`"${name}"`, mostBytes);
    return said;
  }
  if (isOther(answer, part)) throw changedObject(name);
  const length = part.end - part.start;
  if (said === undefined || said === length) return length;
  throw new Error(`asked for ${length} bytes of "${name}", and ${said} came`);
}

/** Not every service looks at the condition, or has marks; the size of the whole object stands behind the slash. */
function isOther({ ContentRange = '', ETag }: Head, { etag, size }: ObjectState): boolean {
  const [, whole = size] = /\/(\d+)$/.exec(ContentRange) ?? [];
  const isMarked = ETag !== undefined && etag !== undefined;
  return Number(whole) !== size || (isMarked && plainMark(ETag) !== plainMark(etag));
}

/** Some services leave out the quotes in their lists, and call it weak where they compress. */
function plainMark(etag: string): string {
  return etag.replaceAll(/^W\/|"/g, '');
}
