/**
 * Draws whole numbers from a seed, by Marsaglia's xorshift of 32 bits: as `Draws` of tooling/reference/evaluation/pictures.py.
 *
 * @param {number} seed Any whole number.
 * @returns {{ next: () => number, below: (count: number) => number, between: (low: number, high: number) => number }} The draws; both ends of
 *   `between` are drawn, too.
 */
export function drawsOf(seed) {
  let state = (Math.imul(seed, 2654435761) + 1013904223) >>> 0 || 1;
  const next = () => {
    state = (state ^ (state << 13)) >>> 0;
    state = (state ^ (state >>> 17)) >>> 0;
    state = (state ^ (state << 5)) >>> 0;
    return state;
  };
  for (let step = 0; step < 8; step += 1) next();
  const below = (count) => (next() >>> 8) % count;
  return { next, below, between: (low, high) => low + below(high - low + 1) };
}
