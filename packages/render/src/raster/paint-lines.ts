import type { Color } from '../colormap/colormap.js';
import type { Contour } from '../region/contours.js';
import { segmentsInside } from '../region/segments-inside.js';
import { blendPixel } from './blend-pixel.js';
import { nearSegment, type Distances } from './near-segment.js';
import type { Pixels } from './pixels.js';

/** One passage of the pen along the lines. */
export interface Stroke {
  readonly color: Color;
  /** In pixels of the picture. */
  readonly thickness: number;
  /** From 0 to 1. */
  readonly alpha: number;
}

/**
 * Paints contours, smooth at the edges, stretched from their map's size to the picture's; not along the picture's edge, where they are only closed.
 *
 * @param pixels The picture; it is changed.
 * @param lines The result of `contours`.
 * @param strokes One after the other, the widest first.
 */
export function paintLines(
  pixels: Pixels,
  lines: readonly Contour[],
  strokes: readonly Stroke[],
): void {
  // Lines that meet cover a pixel once: distances are gathered first and painted at the end.
  const reach = Math.max(...strokes.map(({ thickness }) => reachOf(thickness)));
  const { data } = distancesOf(lines, pixels, reach);
  for (let pixel = 0; pixel < data.length; pixel += 1) {
    const distance = data[pixel] ?? Infinity;
    if (distance >= reach) continue;
    for (const { color, thickness, alpha } of strokes) {
      const share = Math.min(1, Math.max(0, reachOf(thickness) - distance), thickness);
      blendPixel(pixels.data, pixel, color, alpha * share);
    }
  }
}

/** Full within half the thickness of the line, and fading out over one pixel around that. */
function reachOf(thickness: number): number {
  return thickness / 2 + 0.5;
}

function distancesOf(
  lines: readonly Contour[],
  { width, height }: Pixels,
  reach: number,
): Distances {
  const distances = { data: new Float32Array(width * height).fill(Infinity), width, height };
  for (const line of lines) {
    const [right, down] = [width / line.grid.width, height / line.grid.height];
    for (const [from, to] of segmentsInside(line).flat()) {
      const start = [from[0] * right, from[1] * down] as const;
      nearSegment(distances, start, [to[0] * right, to[1] * down], reach);
    }
  }
  return distances;
}
