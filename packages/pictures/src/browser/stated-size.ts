import { imageSize } from 'image-size';
import { pictureKind } from '../limits/picture-kind.js';

/** The size that a header states, in pixels. */
export interface StatedSize {
  readonly width: number;
  readonly height: number;
  /** False where the file may hold others, too. */
  readonly isOnly: boolean;
}

/**
 * Finds the size that a file's header states, without unpacking the picture.
 *
 * @param bytes The file.
 * @returns The size, the largest of several; undefined where it is left to the browser: an SVG has none that binds, and the readers of rarer
 * headers may not end.
 * @throws What the reader of the header throws.
 */
export function statedSize(bytes: Uint8Array): StatedSize | undefined {
  const kind = pictureKind(bytes);
  if (kind === 'AVIF') return largestExtent(bytes);
  if (kind !== 'raster') return undefined;
  const { width, height } = imageSize(bytes);
  return { width, height, isOnly: true };
}

/** The largest of all `ispe` boxes, wherever they stand: image-size walks through the boxes, and a box of no bytes holds it for ever. */
function largestExtent(bytes: Uint8Array): StatedSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let largest: StatedSize | undefined;
  for (let at = 0; at + 16 <= view.byteLength; at += 1) {
    if (view.getUint32(at) !== 0x69737065) continue;
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (width * height > (largest?.width ?? 0) * (largest?.height ?? 0))
      largest = { width, height, isOnly: false };
  }
  return largest;
}
