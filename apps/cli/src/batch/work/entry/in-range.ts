/**
 * Divides numbers by a power of two so that the largest becomes about 1: half precision has next to nothing below 10^-7, where the maps of a network that
 * is sure of itself often lie, and nothing above 65,504.
 *
 * @param data Numbers.
 * @returns The quotients, which are exact in single precision, and the divisor; 1 where all are zero.
 */
export function inRange(data: Float32Array): {
  readonly data: Float32Array;
  readonly scale: number;
} {
  let most = 0;
  for (const value of data) most = Math.max(most, Math.abs(value));
  const scale = most > 0 && Number.isFinite(most) ? 2 ** Math.floor(Math.log2(most)) : 1;
  return { data: data.map((value) => value / scale), scale };
}
