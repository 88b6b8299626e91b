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
  data: new Uint8ClampedArray(4 * width * height)
    .fill(level)
    .map((byte, at) => (at % 4 === 3 ? 255 : byte)),
  width,
  height,
});

/** The red bytes of a picture. */
export const reds = (pixels: { readonly data: Uint8ClampedArray }) =>
  Array.from({ length: pixels.data.length / 4 }, (_, pixel) => pixels.data[4 * pixel] ?? NaN);
