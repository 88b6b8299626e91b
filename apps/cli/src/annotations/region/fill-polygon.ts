import type { PixelSize } from '../annotation.js';

/**
 * Marks the pixels whose centres lie in a polygon, by the even-odd rule.
 *
 * @param corners `[x, y, x, y, …]`, in pixels.
 * @param size The size of the mask.
 * @param mask Gets a 1 for each of them.
 */
export function fillPolygon(corners: readonly number[], size: PixelSize, mask: Uint8Array): void {
  for (let row = 0; row < size.height; row += 1) {
    const crossings = crossingsOf(corners, row + 0.5);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const from = Math.max(0, Math.ceil((crossings[at] ?? 0) - 0.5));
      const end = Math.min(size.width, Math.ceil((crossings[at + 1] ?? 0) - 0.5));
      if (end > from) mask.fill(1, row * size.width + from, row * size.width + end);
    }
  }
}

/** Finds where the edges cross a height, from left to right. */
function crossingsOf(corners: readonly number[], height: number): number[] {
  const crossings: number[] = [];
  let [lastX = NaN, lastY = NaN] = corners.slice(-2);
  for (let at = 0; at < corners.length; at += 2) {
    const [x, y] = [corners[at] ?? NaN, corners[at + 1] ?? NaN];
    if (y > height !== lastY > height)
      crossings.push(lastX + ((height - lastY) * (x - lastX)) / (y - lastY));
    [lastX, lastY] = [x, y];
  }
  return crossings.sort((one, other) => one - other);
}
