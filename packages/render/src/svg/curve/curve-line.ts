import { cssColor } from '../../colormap/css-color.js';
import { tableColor } from '../../colormap/table-color.js';
import type { Position } from '../../region/contours.js';
import { resizeScores } from '../../scores/resize-scores.js';
import { element, rounded } from '../parts/element.js';
import type { FigureStyle } from '../parts/figure.js';
import type { Frame } from './frame.js';

/** The largest number of colours in a line: fewer pieces than colours of a table. */
const shades = 64;

/**
 * Draws a signal as a line of ink, with an edge of the paper's colour so that it shows on any heat.
 *
 * @param signal The samples.
 * @param frame The frame of the signal.
 * @param style The colours.
 * @returns Markup.
 */
export function curveLine(signal: ArrayLike<number>, frame: Frame, style: FigureStyle): string {
  const d = pathOf(pointsOf(signal, frame));
  const edge = style.paper === 'none' ? '#ffffff' : style.paper;
  return stroke(edge, 4, d) + stroke(style.ink, 1.5, d);
}

/**
 * Draws a signal as a line in the heat's colours, with an edge of ink so that pale colours show too.
 *
 * @param signal The samples.
 * @param values The heat in [0, 1].
 * @param table A colormap of 256 steps.
 * @param frame The frame of the signal.
 * @param ink The colour of the edge.
 * @returns Markup.
 */
export function heatedLine(
  signal: ArrayLike<number>,
  values: Float32Array,
  table: Uint8Array,
  frame: Frame,
  ink: string,
): string {
  const points = pointsOf(signal, frame);
  const strip = { data: values, width: values.length, height: 1 };
  const heat = resizeScores(strip, points.length, 1).data;
  const shadeAt = (index: number) =>
    Math.round((((heat[index] ?? 0) + (heat[index + 1] ?? 0)) / 2) * (shades - 1));
  const pieces: string[] = [];
  let start = 0;
  for (let index = 1; index < points.length; index += 1) {
    if (index < points.length - 1 && shadeAt(index) === shadeAt(start)) continue;
    const color = cssColor(tableColor(table, shadeAt(start) / (shades - 1)));
    pieces.push(stroke(color, 2.5, pathOf(points.slice(start, index + 1))));
    start = index;
  }
  return stroke(ink, 4, pathOf(points)) + pieces.join('');
}

/** The samples in pixels; of more than two a pixel, the least and the largest of each. */
function pointsOf(signal: ArrayLike<number>, frame: Frame): Position[] {
  const { left, top, width, height, low, high } = frame;
  const yOf = (sample: number) => top + (height * (high - sample)) / (high - low);
  const columns = Math.floor(width);
  if (signal.length <= 2 * columns) {
    const xOf = (index: number) => left + (width * (index + 0.5)) / signal.length;
    return Array.from(signal, (sample, index) => [xOf(index), yOf(sample)]);
  }
  const samples = Float64Array.from(signal);
  return Array.from({ length: columns }, (_, column) => {
    const own = samples.subarray(
      Math.floor((column * samples.length) / columns),
      Math.floor(((column + 1) * samples.length) / columns),
    );
    const x = left + (width * (column + 0.5)) / columns;
    const least = own.reduce((one, other) => Math.min(one, other));
    const largest = own.reduce((one, other) => Math.max(one, other));
    return [
      [x, yOf(least)],
      [x, yOf(largest)],
    ] satisfies Position[];
  }).flat();
}

/** One sample alone is a dot: a line of no length with round ends. */
function pathOf(points: readonly Position[]): string {
  const corners = points.map(([x, y]) => `${rounded(x)} ${rounded(y)}`);
  return `M${corners.join('L')}${corners.length === 1 ? 'Z' : ''}`;
}

function stroke(color: string, width: number, d: string): string {
  const round = { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' };
  const style = { fill: 'none', stroke: color, 'stroke-width': width, ...round };
  return element('path', { d, ...style });
}
