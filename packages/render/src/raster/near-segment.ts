import type { Position } from '../region/contours.js';
import type { Size } from '../scores/score-grid.js';

/** For each pixel, how far its middle is from the nearest line, in pixels; Infinity far away. */
export interface Distances extends Size {
  readonly data: Float32Array;
}

/**
 * Enters a line with round ends into the distances.
 *
 * @param distances The distances so far; they are changed.
 * @param from The start of the line, in pixels from the top left corner.
 * @param to The end of the line.
 * @param reach How far from the line distances count, in pixels.
 */
export function nearSegment(
  distances: Distances,
  from: Position,
  to: Position,
  reach: number,
): void {
  const { data, width, height } = distances;
  const [right, down] = [to[0] - from[0], to[1] - from[1]];
  const squared = right ** 2 + down ** 2;
  const firstX = Math.max(0, Math.floor(Math.min(from[0], to[0]) - reach));
  const lastX = Math.min(width - 1, Math.ceil(Math.max(from[0], to[0]) + reach));
  const firstY = Math.max(0, Math.floor(Math.min(from[1], to[1]) - reach));
  const lastY = Math.min(height - 1, Math.ceil(Math.max(from[1], to[1]) + reach));
  for (let y = firstY; y <= lastY; y += 1) {
    for (let x = firstX; x <= lastX; x += 1) {
      const [awayX, awayY] = [x + 0.5 - from[0], y + 0.5 - from[1]];
      const along = squared === 0 ? 0 : (awayX * right + awayY * down) / squared;
      const share = Math.min(1, Math.max(0, along));
      const distance = Math.sqrt((awayX - share * right) ** 2 + (awayY - share * down) ** 2);
      const pixel = y * width + x;
      data[pixel] = Math.min(data[pixel] ?? Infinity, distance);
    }
  }
}
