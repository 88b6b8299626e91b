/**
 * Makes random numbers from 0 to 1 that are the same for the same seed.
 *
 * @param seed Any integer.
 * @returns The next number, at each call.
 */
export function seeded(seed: number): () => number {
  // mulberry32
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// What headers trip over: ends of ranges, signs, sizes.
const edges = [0, 1, 0x7f, 0x80, 0xfe, 0xff];

/**
 * Changes a few bytes of a file: some replaced, one run of them left out, doubled or cut off.
 *
 * @param bytes The file; stays as it is.
 * @param random Numbers from 0 to 1.
 * @returns Another file.
 */
export function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const below = (count: number) => Math.floor(random() * count);
  // Most of what a decoder believes stands at the front.
  const place = () => below(random() < 0.5 ? Math.min(bytes.length, 128) : bytes.length);
  const changed = Uint8Array.from(bytes);
  for (let count = below(8); count >= 0; count -= 1)
    changed[place()] = random() < 0.5 ? (edges[below(edges.length)] ?? 0) : below(256);
  const [start = 0, end = 0] = [place(), place()].sort((a, b) => a - b);
  const [before, run, after] = [
    changed.subarray(0, start),
    changed.subarray(start, end),
    changed.subarray(end),
  ];
  const kept = [
    [before, after],
    [before, run, run, after],
    [before, run],
  ][below(12)];
  return kept === undefined ? changed : Buffer.concat(kept);
}
