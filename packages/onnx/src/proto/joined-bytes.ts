/**
 * Puts pieces of a file behind each other; a single one is not copied.
 *
 * @param pieces Parts of files.
 * @returns All of their bytes: the piece itself where there is only one.
 */
export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first !== undefined && pieces.length === 1) return first;
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
