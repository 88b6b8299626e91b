import sharp from 'sharp';
import { grayTiff } from './gray-tiff.js';
import { svg } from './svg.js';

/** Makes a picture of 24 x 16 pixels in every format that is read, some in several ways. */
export async function smallPictures(): Promise<Readonly<Record<string, Uint8Array>>> {
  const values = Buffer.from(Array.from({ length: 24 * 16 * 4 }, (_, at) => (at * 7919) % 256));
  const made = () => sharp(values, { raw: { width: 24, height: 16, channels: 4 } });
  return {
    jpeg: await made().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    'jpeg, progressive': await made().jpeg({ progressive: true }).toBuffer(),
    png: await made().png().withIccProfile('p3').toBuffer(),
    'png, interlaced': await made().png({ progressive: true, palette: true }).toBuffer(),
    webp: await made().webp({ lossless: true }).toBuffer(),
    'webp, lossy': await made().webp().withMetadata({ orientation: 3 }).toBuffer(),
    gif: await made().gif().toBuffer(),
    tiff: await made().tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
    'tiff, tiles': await made().tiff({ compression: 'jpeg', tile: true }).toBuffer(),
    'tiff, gray': grayTiff(2),
    avif: await made().avif().toBuffer(),
    svg: svg(24, 16, '<path d="M0 0L9 9H3z" fill="#12f" transform="rotate(3)"/><text>a</text>'),
  };
}
