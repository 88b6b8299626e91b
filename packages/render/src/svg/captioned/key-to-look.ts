import type { Colormap } from '../../colormap/colormap.js';
import type { Look } from '../../overlay/look-of.js';
import { paintHeat } from '../../overlay/paint-heat.js';
import { barMarks } from '../color-bar/bar-marks.js';
import type { BarContent } from '../color-bar/bar-parts.js';
import { percentText } from '../../words/percent-text.js';

/** The picture that the bar's colours are laid over: between dark and bright. */
const ground = 150;

/**
 * Makes the content of a colour bar: the colours as the look lays them over a picture.
 *
 * @param look Every option of the overlay.
 * @param range The scores at the ends; words where there are none.
 * @param length In pixels.
 * @returns The content.
 */
export function keyToLook(
  look: Look,
  range: readonly [low: number, high: number] | undefined,
  length: number,
): BarContent {
  const colormap: Colormap = (value) => {
    const pixel = Uint8ClampedArray.of(ground, ground, ground, 255);
    paintHeat(pixel, Float32Array.of(value), look);
    const [red = 0, green = 0, blue = 0] = pixel;
    return [red, green, blue];
  };
  const [low, high] = look.isSigned ? ['against', 'for'] : ['cold', 'hot'];
  const words = [
    { text: low, place: 0 },
    { text: high, place: 1 },
  ];
  return {
    colormap,
    label: look.contour === 'none' ? '' : `line at ${percentText(look.contour, 1)} of the heat`,
    length,
    marks: range === undefined ? words : barMarks(...range, 4),
  };
}
