/** In bytes: as a file on the disk comes. */
const most = 2 ** 16;

/**
 * Divides pieces into small ones: a parser keeps all rows of a piece until they are taken.
 *
 * @param pieces The pieces.
 * @returns Views of them, in order.
 */
export async function* smallPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces)
    for (let start = 0; start < piece.length; start += most)
      yield piece.subarray(start, start + most);
}
