import { GradCamError } from '@gradcam/errors';
import type { Limits } from './read-options.js';

/** The claims of a header. */
export interface Header {
  /** In pixels, as stored. */
  readonly width: number;
  readonly height: number;
  /** The bytes of a pixel as stored: its channels times the bytes of a sample. */
  readonly bytesPerPixel: number;
}

// What decoders were seen to hold at once, or less: the pixels as stored, unpacked and turned, then as RGBA.
const copies = 3;
// Decoders work on strips of lines, so that even a picture of one line takes several.
const leastLines = 8;

/**
 * Refuses a picture that is too large to be decoded, by what its header states.
 *
 * @param header The claims of the header.
 * @param limits The largest side, number of pixels, and need of memory.
 * @throws `PICTURE_TOO_LARGE`
 */
export function checkHeader({ width, height, bytesPerPixel }: Header, limits: Limits): void {
  const { sideLimit, pixelLimit, memoryLimit } = limits;
  const got = `the picture is too large, got ${width} x ${height} pixels`;
  if (width * height > pixelLimit)
    throw tooLarge(`${got}, expected at most ${pixelLimit} in all`, 'pixelLimit');
  if (Math.max(width, height) > sideLimit)
    throw tooLarge(`${got}, expected at most ${sideLimit} a side`, 'sideLimit');
  const need = width * Math.max(height, leastLines) * (copies * bytesPerPixel + 4);
  if (need > memoryLimit)
    throw tooLarge(
      `${got} of ${bytesPerPixel} bytes, for which decoding may need ${need} bytes, expected at most ${memoryLimit}`,
      'memoryLimit',
    );
}

/**
 * Refuses a file with too many bytes.
 *
 * @param size The bytes of the file.
 * @param limits The limit.
 * @throws `PICTURE_TOO_LARGE`
 */
export function checkFileSize(size: number, { fileLimit }: Limits): void {
  if (size > fileLimit)
    throw tooLarge(
      `the file is too large, got ${size} bytes or more, expected at most ${fileLimit}`,
      'fileLimit',
    );
}

function tooLarge(problem: string, option: keyof Limits): GradCamError {
  return new GradCamError('PICTURE_TOO_LARGE', `${problem}; make it smaller, or raise ${option}.`);
}
