/** Kinds of pictures by what decoding may do: a raster's takes a time that its size bounds, an `AVIF` many times longer, an `SVG`'s any. */
export type PictureKind = 'raster' | 'AVIF' | 'SVG';

const signatures: readonly (readonly [PictureKind, RegExp])[] = [
  // In front of all: what has this mark may not come to a reader of other headers.
  ['AVIF', /^[^]{4}ftyp/],
  ['raster', /^\u00ff\u00d8\u00ff/], // JPEG
  ['raster', /^\u0089PNG/],
  ['raster', /^GIF8/],
  ['raster', /^BM/], // Windows bitmap, which browsers read
  ['raster', /^RIFF[^]{4}WEBP/],
  ['raster', /^(?:II[*+]\0|MM\0[*+])/], // TIFF
  ['SVG', /^[^]\u008b/], // compressed
  ['SVG', /<svg/],
];

/**
 * Recognises a picture by its first bytes, as the decoder does.
 *
 * @param bytes The file.
 * @returns Its kind; undefined where it is not a picture.
 */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const first = String.fromCharCode(...bytes.subarray(0, 1000));
  return signatures.find(([, signature]) => signature.test(first))?.[0];
}
