/** Keys that were seen. */
export interface KeySet {
  /**
   * Adds a key.
   *
   * @returns False where it is there already.
   */
  readonly add: (key: Buffer) => boolean;
  readonly has: (key: Buffer) => boolean;
}

/** In numbers of 32 bits: 128 bits of a hash, which no two of 10^18 keys share. */
const length = 4;

/**
 * Makes a set of hashes, which takes 64 bytes for each at most, where a `Set` of texts takes several times as many.
 *
 * @returns An empty set.
 */
export function keySet(): KeySet {
  let table = new Uint32Array(1024 * length);
  let count = 0;
  const add = (key: Buffer): boolean => {
    const words = wordsOf(key);
    const place = placeOf(table, words);
    if (table[place] !== 0) return false;
    table.set(words, place);
    count += 1;
    if (2 * count * length > table.length) table = grown(table);
    return true;
  };
  return { add, has: (key) => table[placeOf(table, wordsOf(key))] !== 0 };
}

/** The first word is never 0: that is a place that is free. */
function wordsOf(key: Buffer): readonly [number, number, number, number] {
  return [key.readUInt32LE(0) | 1, key.readUInt32LE(4), key.readUInt32LE(8), key.readUInt32LE(12)];
}

/** Of the key, or the free place where it belongs. */
function placeOf(table: Uint32Array, words: readonly number[]): number {
  const places = table.length / length;
  let place = (words[1] ?? 0) % places;
  const isOther = (at: number) => words.some((word, index) => table[at + index] !== word >>> 0);
  while (table[place * length] !== 0 && isOther(place * length)) place = (place + 1) % places;
  return place * length;
}

function grown(table: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * table.length);
  for (let at = 0; at < table.length; at += length) {
    if (table[at] === 0) continue;
    const words = table.subarray(at, at + length);
    larger.set(words, placeOf(larger, Array.from(words)));
  }
  return larger;
}
