import type { SourceFile } from './source-file.js';

/**
 * Reads a file from its beginning, and tells how far.
 *
 * @param file The file.
 * @param told Gets the number of bytes that were read.
 * @returns Its pieces.
 */
export async function* toldPieces(
  file: SourceFile,
  told: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const piece of file.pieces()) {
    read += piece.length;
    told(read);
    yield piece;
  }
}
