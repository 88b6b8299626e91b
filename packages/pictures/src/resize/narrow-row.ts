import type { FlatTaps } from './flat-taps.js';

/**
 * Resizes a row of pixels. What is hot here is plain: numbers in typed arrays, by `Number`, which costs nothing, where `??` is a branch.
 *
 * @param pixels Four numbers a pixel, of which the last does not count.
 * @param from The place of the row's first number.
 * @param taps The weights.
 * @param into Gets three numbers a pixel, each added up in double precision and rounded once.
 * @param at The place of the first of them.
 */
export function narrowRow(
  pixels: Uint8Array | Uint8ClampedArray | Float32Array,
  from: number,
  { first, start, weights }: FlatTaps,
  into: Float32Array,
  at: number,
): void {
  const count = first.length;
  for (let column = 0, to = at; column < count; column += 1, to += 3) {
    const end = Number(start[column + 1]);
    let pixel = from + 4 * Number(first[column]);
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let tap = Number(start[column]); tap < end; tap += 1, pixel += 4) {
      const weight = Number(weights[tap]);
      red += weight * Number(pixels[pixel]);
      green += weight * Number(pixels[pixel + 1]);
      blue += weight * Number(pixels[pixel + 2]);
    }
    into[to] = red;
    into[to + 1] = green;
    into[to + 2] = blue;
  }
}
