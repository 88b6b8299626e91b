import type { PictureFile } from '../painter/painter.js';

let lastId = 0;

/**
 * Gives a picture a number of its own, by which the painter knows it again.
 *
 * @param file Its file, or its pixels.
 * @param origin Its name, and that of the sample if it is one.
 * @returns The picture.
 */
export function pictureFile(
  file: PictureFile['file'],
  origin: Pick<PictureFile, 'name' | 'sample'>,
): PictureFile {
  lastId += 1;
  return { id: lastId, file, ...origin };
}
