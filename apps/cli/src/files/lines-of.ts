/** A line of a file. */
export interface Line {
  /** Without its end; undefined of a line that is too long. */
  readonly text: string | undefined;
  /** The bytes of the file up to the end of the line. */
  readonly end: number;
  /** False of what stands behind the last line end. */
  readonly isWhole: boolean;
}

/** Of one line, in bytes. */
const longest = 1 << 20;

/**
 * Reads a file line by line; no more than a line is held.
 *
 * @param pieces The bytes of the file.
 * @returns Its lines; none for what is empty.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let kept: Buffer[] = [];
  let length = 0;
  let end = 0;
  const take = (part: Buffer, isWhole: boolean): Line => {
    end += part.length + (isWhole ? 1 : 0);
    if (length + part.length <= longest) kept.push(part);
    const isKept = length + part.length <= longest;
    const text = isKept ? Buffer.concat(kept).toString('utf8').replace(/\r$/, '') : undefined;
    kept = [];
    length = 0;
    return { text, end, isWhole };
  };
  for await (const piece of pieces) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let from = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      yield take(chunk.subarray(from, at), true);
      from = at + 1;
    }
    const rest = chunk.subarray(from);
    length += rest.length;
    end += rest.length;
    if (length <= longest) kept.push(Buffer.from(rest));
    else kept = [];
  }
  if (length > 0) yield take(Buffer.alloc(0), false);
}
