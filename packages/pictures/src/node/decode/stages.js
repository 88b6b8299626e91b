// Plain JavaScript: the process that decodes runs it without a build, too.

/** @typedef {import('../../limits/check-header.js').Header & { format: string, isTurned: boolean }} StoredHeader */
/** @typedef {{ data: Uint8Array, width: number, height: number }} Pixels */

/** @type {Partial<Record<string, number>>} */
const bytesOfSample = { uchar: 1, char: 1, ushort: 2, short: 2, uint: 4, int: 4, float: 4 };

/**
 * Opens a picture; nothing is read yet.
 *
 * @param {typeof import('sharp').default} sharp The decoder.
 * @param {Uint8Array} bytes The file.
 * @param {number} memoryLimit Infinity lifts the decoder's own limits, too: it takes no SVG that holds a picture of ten million letters.
 * @returns {import('sharp').Sharp} The picture. Its own limit on pixels is off, for ours say what to do.
 */
export function openPicture(sharp, bytes, memoryLimit) {
  const unlimited = memoryLimit === Infinity;
  return sharp(bytes, { limitInputPixels: false, failOn: 'error', unlimited });
}

/**
 * Reads the header.
 *
 * @param {import('sharp').Sharp} image The picture.
 * @returns {Promise<StoredHeader>} The size as stored, and whether it lies on its side.
 */
export async function headerOf(image) {
  const { format, width, height, channels, depth, orientation = 1 } = await image.metadata();
  const bytesPerPixel = channels * (bytesOfSample[depth] ?? 16);
  return { format, width, height, bytesPerPixel, isTurned: orientation > 4 };
}

/**
 * Decodes the picture.
 *
 * @param {import('sharp').Sharp} image The picture.
 * @param {number} seconds The time that it may take, as far as the decoder can be stopped; 0 is any.
 * @returns {Promise<Pixels>} The pixels, upright, as sRGB with 8 bits a channel and alpha.
 */
export async function pixelsOf(image, seconds) {
  const { data, info } = await image
    .autoOrient()
    .toColourspace('srgb')
    .ensureAlpha()
    .timeout({ seconds })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
