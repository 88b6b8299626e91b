/**
 * RGBA bytes, row by row from the top left, colour not multiplied by alpha; an `ImageData` is one.
 *
 * `data.length` is `4 * width * height`.
 */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}
