import { axisTaps, type Tap } from '@gradcam/core';
import { calledAs, GradCamError } from '@gradcam/errors';
import type { Picture } from './picture.js';

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
 * @throws `PICTURE_BROKEN` for what is not a picture, `BAD_OPTION` for a size that is not a positive integer.
 */
export function resizePicture(picture: Picture, width: number, height: number): Float32Array {
  calledAs('resizePicture', () => {
    requirePicture(picture);
    requireSize(width, height);
  });
  const columns = axisTaps(picture.width, width, 'bilinear');
  const rows = axisTaps(picture.height, height, 'bilinear');
  const narrow = narrowed(picture, columns);
  const result = new Float32Array(height * width * 3);
  const line = width * 3;
  rows.forEach((taps, y) => {
    for (const { index, weight } of taps) {
      for (let at = 0; at < line; at += 1) {
        result[y * line + at] =
          (result[y * line + at] ?? 0) + weight * (narrow[index * line + at] ?? 0);
      }
    }
  });
  return result;
}

/** A program without types may give a tensor, or a path. */
function requirePicture(picture: unknown): void {
  const { data, width, height }: Partial<Record<keyof Picture, unknown>> =
    typeof picture === 'object' && picture !== null ? picture : {};
  const length = typeof width === 'number' && typeof height === 'number' ? 4 * width * height : -1;
  if (ArrayBuffer.isView(data) && 'length' in data && data.length === length) return;
  throw new GradCamError(
    'PICTURE_BROKEN',
    `this is not a picture, got ${picture === null ? 'null' : typeof picture}, expected { data, width, height } with four bytes a pixel; read one with readPicture.`,
  );
}

function requireSize(width: number, height: number): void {
  for (const size of [width, height]) {
    if (Number.isInteger(size) && size > 0) continue;
    throw new GradCamError(
      'BAD_OPTION',
      `the size is not a positive integer, got ${width} x ${height}.`,
    );
  }
}

/** The picture at its own height and the new width, without its alpha. */
function narrowed(
  { data, width, height }: Picture,
  columns: readonly (readonly Tap[])[],
): Float32Array {
  const result = new Float32Array(height * columns.length * 3);
  const row = new Float32Array(width * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = 4 * (y * width + x);
      const cover = (data[at + 3] ?? 255) / 255;
      const white = 255 * (1 - cover);
      row[3 * x] = (data[at] ?? 0) * cover + white;
      row[3 * x + 1] = (data[at + 1] ?? 0) * cover + white;
      row[3 * x + 2] = (data[at + 2] ?? 0) * cover + white;
    }
    columns.forEach((taps, x) => {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (const { index, weight } of taps) {
        red += weight * (row[3 * index] ?? 0);
        green += weight * (row[3 * index + 1] ?? 0);
        blue += weight * (row[3 * index + 2] ?? 0);
      }
      result.set([red, green, blue], 3 * (y * columns.length + x));
    });
  }
  return result;
}
