import { extname } from 'node:path';
import { calledAs, checkKind, GradCamError, nearestNames } from '@gradcam/errors';
import type { Picture } from '../picture.js';
import { encodePicture, type PictureFormat } from './encode-picture.js';
import { writeWhole } from './file/write-whole.js';

const formats: Readonly<Record<string, PictureFormat>> = {
  '': 'png',
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.webp': 'webp',
};

/**
 * Writes a picture as PNG, JPEG or WebP, as its name ends; without an ending it is a PNG. There is never half a file under the name, and
 * none beside it where the program exits meanwhile.
 *
 * @param path The path of the file; its folder must exist, and an existing file is replaced; a device, a pipe or a socket is not.
 * @param picture The picture; a JPEG has it over white.
 * @throws `BAD_OPTION` for another ending; `FILE_NOT_FOUND` where the file cannot be written, or the path is that of something else
 */
export async function writePicture(path: string, picture: Picture): Promise<void> {
  await calledAs('writePicture', async () => {
    checkKind(typeof path === 'string', path, 'this is not a path', 'a string');
    await writeWhole(path, await encodePicture(picture, formatOf(path)));
  });
}

function formatOf(path: string): PictureFormat {
  const ending = extname(path).toLowerCase();
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined;
  if (format !== undefined) return format;
  const endings = Object.keys(formats).filter((known) => known !== '');
  throw new GradCamError(
    'BAD_OPTION',
    `pictures are written by the ending of their name, got "${path}", expected one of ${endings.join(', ')}; the nearest is ${nearestNames(ending, endings, 1).join()}.`,
  );
}
