import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/**
 * Reads one of the sample photos, without alpha.
 * @param {string} name without its ending
 * @returns {Promise<{ data: Uint8Array, width: number, height: number }>}
 */
export async function readPhoto(name) {
  const path = fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url));
  const { data, info } = await sharp(path)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}
