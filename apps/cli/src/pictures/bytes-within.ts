import { mostBytes, tooManyBytes } from './too-many-bytes.js';

/**
 * Gathers the parts of a stream, as long as there are not too many.
 *
 * @param parts The stream.
 * @param name Whose it is, for the error.
 * @param most The most bytes.
 * @returns All bytes.
 * @throws `PICTURE_TOO_LARGE`
 */
export async function bytesWithin(
  parts: AsyncIterable<Uint8Array>,
  name: string,
  most = mostBytes,
): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let count = 0;
  for await (const part of parts) {
    count += part.length;
    if (count > most) throw tooManyBytes(name, most);
    kept.push(part);
  }
  return Buffer.concat(kept);
}
