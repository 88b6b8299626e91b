import type { Outline, Unit } from '../annotation.js';
import { fillPolygon } from './fill-polygon.js';
import type { InputFrame } from './input-frame.js';
import { pixelsOfOutline, type IsObject } from './pixels-of-outline.js';

/**
 * Adds the pixels of an object to a mask of the network's input: those whose centres lie in it.
 *
 * @param outline The object in the picture.
 * @param frame Where the picture lies in the input.
 * @param mask A number for each pixel of the input, which becomes 1.
 * @throws `BAD_REGION` for a mask of another size; the errors of `readPicture`
 */
export async function maskInInput(
  outline: Outline,
  frame: InputFrame,
  mask: Uint8Array,
): Promise<void> {
  if (outline.kind === 'polygons') {
    for (const polygon of outline.polygons)
      fillPolygon(cornersInInput(polygon, outline.unit, frame), frame.input, mask);
  } else {
    fillPixels(await pixelsOfOutline(outline, frame.picture), frame, mask);
  }
}

function cornersInInput(
  polygon: readonly number[],
  unit: Unit,
  { toInput }: InputFrame,
): readonly number[] {
  return polygon.flatMap((x, at) => (at % 2 === 0 ? toInput(x, polygon[at + 1] ?? NaN, unit) : []));
}

function fillPixels(
  isObject: IsObject,
  { input, picture, toPicture }: InputFrame,
  mask: Uint8Array,
): void {
  for (let row = 0; row < input.height; row += 1)
    for (let column = 0; column < input.width; column += 1) {
      const [x, y] = toPicture(column + 0.5, row + 0.5);
      const isWithin = x >= 0 && y >= 0 && x < picture.width && y < picture.height;
      if (isWithin && isObject(Math.floor(x), Math.floor(y))) mask[row * input.width + column] = 1;
    }
}
