import type sharpFunction from 'sharp';
import { checkHeader } from '../../limits/check-header.js';
import { limitExceeded } from '../../limits/limit-exceeded.js';
import type { Limits } from '../../limits/read-options.js';
import { decodeInAProcess, type Decoded } from './in-a-process.js';
import { headerOf, openPicture, pixelsOf } from './stages.js';

// WebP's decoder cannot be stopped: 25 million pixels take it a second or two, so what is larger goes to a process.
const mostPixels = 25_000_000;
// As sharp takes them.
const mostSeconds = 3600;

/**
 * Decodes a picture of pixels here, where that cannot take long: starting a process for each would take longer than that.
 *
 * @param sharp The decoder.
 * @param bytes The file.
 * @param limits The limits.
 * @returns The pixels, and what the header claimed.
 * @throws `PICTURE_TOO_LARGE`; an `Error` where the decoder fails.
 */
export async function decodeInPlace(
  sharp: typeof sharpFunction,
  bytes: Uint8Array,
  limits: Limits,
): Promise<Decoded> {
  const image = openPicture(sharp, bytes, limits.memoryLimit);
  const header = await headerOf(image);
  checkHeader(header, limits);
  if (header.width * header.height > mostPixels) return decodeInAProcess(bytes, limits);
  const seconds = Math.min(Math.ceil(limits.timeLimit / 1000), mostSeconds);
  try {
    return { header, pixels: await pixelsOf(image, seconds) };
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith('timeout:'))
      throw limitExceeded('timeLimit', limits);
    throw cause;
  }
}
