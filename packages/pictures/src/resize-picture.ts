import { calledAs, GradCamError, saidOf } from '@gradcam/errors';
import type { Picture } from './picture.js';
import { requirePicture } from './require-picture.js';
import { addRows } from './resize/add-rows.js';
import { flatTaps, type FlatTaps } from './resize/flat-taps.js';
import { narrowRow } from './resize/narrow-row.js';
import { opaqueRows } from './resize/opaque-rows.js';

const mostASide = 65_535;
const mostPixels = 100_000_000;

/**
 * Resizes a picture to what a network reads: the same numbers in Node and in every browser.
 *
 * The picture is squashed to the size, not cropped, so that a map covers all of it. Transparency is laid over white first.
 * The filter is the triangle, stretched where the picture shrinks (Pillow's BILINEAR on float channels); nothing is rounded.
 *
 * @param picture The picture.
 * @param width The new width in pixels.
 * @param height The new height in pixels.
 * @returns Red, green and blue from 0 to 255, `[height, width, 3]`.
 * @throws `PICTURE_BROKEN` for what is not a picture, `BAD_OPTION` for a size that is not a positive integer, or is too large: a side of
 * more than 65,535, or 100 million in all.
 */
export function resizePicture(picture: Picture, width: number, height: number): Float32Array {
  calledAs('resizePicture', () => {
    requirePicture(picture);
    requireSize(width, height);
    requireRoom(width, height, picture.height);
  });
  return resized(picture, flatTaps(picture.width, width), flatTaps(picture.height, height));
}

/** Each row is narrowed once, and kept as long as a row of the result needs it: for as numbers a large photo takes four times its bytes. */
function resized(picture: Picture, columns: FlatTaps, rows: FlatTaps): Float32Array {
  const [width, height, capacity] = [columns.first.length, rows.first.length, rows.most];
  const line = 3 * width;
  const result = new Float32Array(height * line);
  const kept = new Float32Array(capacity * line);
  const sums = new Float64Array(line);
  const opaque = opaqueRows(picture);
  let narrowed = 0;
  for (let y = 0; y < height; y += 1) {
    const first = Number(rows.first[y]);
    const weights = rows.weights.subarray(rows.start[y], rows.start[y + 1]);
    for (; narrowed < first + weights.length; narrowed += 1) {
      const { pixels, from } = opaque(narrowed);
      narrowRow(pixels, from, columns, kept, (narrowed % capacity) * line);
    }
    addRows({ kept, capacity, first, weights }, sums, result, y * line);
  }
  return result;
}

function requireSize(width: number, height: number): void {
  for (const size of [width, height]) {
    if (Number.isInteger(size) && size > 0) continue;
    throw new GradCamError(
      'BAD_OPTION',
      `the size is not a positive integer, got ${[width, height].map((side) => (typeof side === 'number' ? side : saidOf(side))).join(' x ')}.`,
    );
  }
}

/** Refuses sizes that fill the memory: no network reads them, and the engine would end the program. */
function requireRoom(width: number, height: number, rows: number): void {
  // The rows keep their number while the columns change.
  const pixels = width * Math.max(height, rows);
  if (Math.max(width, height) <= mostASide && pixels <= mostPixels) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the size is too large, got ${width} x ${height} of ${rows} rows, expected at most ${mostASide} a side and ${mostPixels} in all; give the size that the network reads.`,
  );
}
