/** A map of these numbers, row by row. */
export const grid = (width: number, height: number, ...data: number[]) => ({ data, width, height });

/** A picture of these RGBA bytes, row by row. */
export const picture = (width: number, height: number, ...bytes: number[]) => ({
  data: Uint8ClampedArray.from(bytes),
  width,
  height,
});

/** An opaque picture of one gray. */
export const plain = (width: number, height: number, level: number) => ({
  data: Uint8ClampedArray.from({ length: 4 * width * height }, (_, byte) =>
    byte % 4 === 3 ? 255 : level,
  ),
  width,
  height,
});

/** The red bytes of a picture. */
export const reds = (pixels: { readonly data: Uint8ClampedArray }) =>
  [...pixels.data].filter((_, byte) => byte % 4 === 0);
