/**
 * A decoded picture: RGBA bytes, row by row from the top left, colour not multiplied by alpha.
 *
 * An `ImageData` is one. `data.length` is `4 * width * height`.
 */
export interface Picture {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}
