import { contours } from '../region/contours.js';
import { paintLines } from '../raster/paint-lines.js';
import type { Pixels } from '../raster/pixels.js';
import { resizeScores } from '../scores/resize-scores.js';
import type { ScoreGrid, Size } from '../scores/score-grid.js';
import { heatOf, type Look } from './look-of.js';

/** The line keeps its share of the picture, of whatever size that is shown. */
const sidesPerThickness = 160;
/** A line between fewer pixels would have corners. */
const smoothSide = 256;

/**
 * Draws the line of a look over a picture: light, with dark edges, so that it shows on any.
 *
 * @param pixels The picture; it is changed.
 * @param values The normalised map.
 * @param look Every option.
 */
export function paintOutline(pixels: Pixels, values: ScoreGrid, look: Look): void {
  if (look.contour === 'none') return;
  const { width, height } = values;
  const finer = Math.max(1, Math.round(smoothSide / Math.max(width, height)));
  const { data } = resizeScores(values, finer * width, finer * height);
  const heat = data.map((value) => heatOf(value, look.isSigned));
  const size = { width: finer * width, height: finer * height };
  const lines = contours({ data: heat, ...size }, [look.contour]);
  const thickness = outlineThickness(pixels);
  paintLines(pixels, lines, [
    { color: [0, 0, 0], thickness: 2.2 * thickness, alpha: 0.6 },
    { color: [255, 255, 255], thickness, alpha: 1 },
  ]);
}

/**
 * Says how thick a line suits a picture.
 *
 * @param size The picture's size.
 * @returns In pixels of the picture, at least one.
 */
export function outlineThickness({ width, height }: Size): number {
  return Math.max(1, Math.min(width, height) / sidesPerThickness);
}
