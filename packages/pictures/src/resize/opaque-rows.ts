import type { Picture } from '../picture.js';

/** A row of pixels, of which none is transparent: four numbers each, of which the last does not count. */
export interface OpaqueRow {
  readonly pixels: Picture['data'] | Float32Array;
  /** The place of the first number. */
  readonly from: number;
}

/**
 * Lays the rows of a picture over white, where they are transparent.
 *
 * @param picture The picture.
 * @returns Gives a row; what it gave before is overwritten.
 */
export function opaqueRows({ data, width }: Picture): (y: number) => OpaqueRow {
  let room: Float32Array | undefined;
  return (y) => {
    const from = 4 * y * width;
    if (isOpaque(data, from, width)) return { pixels: data, from };
    room ??= new Float32Array(4 * width);
    return { pixels: overWhite(data, from, room), from: 0 };
  };
}

function isOpaque(data: Picture['data'], from: number, width: number): boolean {
  const end = from + 4 * width;
  for (let alpha = from + 3; alpha < end; alpha += 4) if (data[alpha] !== 255) return false;
  return true;
}

function overWhite(data: Picture['data'], from: number, into: Float32Array): Float32Array {
  for (let at = 0; at < into.length; at += 4) {
    const first = from + at;
    const cover = Number(data[first + 3]) / 255;
    const white = 255 * (1 - cover);
    for (let channel = 0; channel < 3; channel += 1)
      into[at + channel] = Number(data[first + channel]) * cover + white;
  }
  return into;
}
