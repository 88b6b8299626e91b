import { calledAs, GradCamError, saidOf } from '@gradcam/errors';
import { axisTaps, resampleAxis } from '@gradcam/resample';
import type { Picture } from './picture.js';
import { requirePicture } from './require-picture.js';

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
  const columns = axisTaps(picture.width, width, 'bilinear');
  const rows = axisTaps(picture.height, height, 'bilinear');
  const line = 3 * width;
  const narrow = new Float32Array(picture.height * line);
  // Row by row, for as numbers a large photo takes four times its bytes.
  for (let y = 0; y < picture.height; y += 1) {
    narrow.set(
      resampleAxis(overWhite(picture, y), { size: picture.width, inner: 3 }, columns),
      y * line,
    );
  }
  return resampleAxis(narrow, { size: picture.height, inner: line }, rows);
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

/** Red, green and blue of one row, over white where the picture is transparent. */
function overWhite({ data, width }: Picture, y: number): Float32Array {
  const row = new Float32Array(3 * width);
  for (let x = 0; x < width; x += 1) {
    const first = 4 * (y * width + x);
    const cover = (data[first + 3] ?? NaN) / 255;
    const white = 255 * (1 - cover);
    for (let channel = 0; channel < 3; channel += 1) {
      row[3 * x + channel] = (data[first + channel] ?? NaN) * cover + white;
    }
  }
  return row;
}
