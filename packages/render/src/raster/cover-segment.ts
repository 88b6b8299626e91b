import type { Position } from '../region/contours.js';
import type { Size } from '../scores/score-grid.js';

/** The share of each pixel that a drawing covers, from 0 to 1. */
interface Cover extends Size {
  readonly data: Float32Array;
}

/**
 * Adds a line with round ends to a cover: full within half the thickness of the line, and fading out over one pixel around that.
 *
 * @param cover The cover so far; it is changed.
 * @param from The start of the line, in pixels from the top left corner.
 * @param to The end of the line.
 * @param thickness In pixels.
 */
export function coverSegment(cover: Cover, from: Position, to: Position, thickness: number): void {
  const reach = thickness / 2 + 0.5;
  const [right, down] = [to[0] - from[0], to[1] - from[1]];
  const squared = right ** 2 + down ** 2;
  const firstX = Math.max(0, Math.floor(Math.min(from[0], to[0]) - reach));
  const lastX = Math.min(cover.width - 1, Math.ceil(Math.max(from[0], to[0]) + reach));
  const firstY = Math.max(0, Math.floor(Math.min(from[1], to[1]) - reach));
  const lastY = Math.min(cover.height - 1, Math.ceil(Math.max(from[1], to[1]) + reach));
  for (let y = firstY; y <= lastY; y += 1) {
    for (let x = firstX; x <= lastX; x += 1) {
      const [awayX, awayY] = [x + 0.5 - from[0], y + 0.5 - from[1]];
      const along = squared === 0 ? 0 : (awayX * right + awayY * down) / squared;
      const share = Math.min(1, Math.max(0, along));
      const distance = Math.hypot(awayX - share * right, awayY - share * down);
      const pixel = y * cover.width + x;
      const covered = Math.min(1, Math.max(0, reach - distance), thickness);
      cover.data[pixel] = Math.max(cover.data[pixel] ?? 0, covered);
    }
  }
}
