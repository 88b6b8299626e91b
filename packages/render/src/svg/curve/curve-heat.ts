import { cssColor } from '../../colormap/css-color.js';
import { tableColor } from '../../colormap/table-color.js';
import { element } from '../parts/element.js';
import type { Frame } from './frame.js';

/**
 * Draws the heat behind a signal: a stripe for each score. With more scores than pixels, each pixel shows the mean of its scores.
 *
 * @param values In [0, 1].
 * @param table A colormap of 256 steps.
 * @param frame The frame of the signal.
 * @returns Markup.
 */
export function curveHeat(values: Float32Array, table: Uint8Array, frame: Frame): string {
  const count = Math.min(values.length, Math.floor(frame.width));
  const fills = Array.from({ length: count }, (_, stripe) => {
    const own = values.subarray(
      Math.floor((stripe * values.length) / count),
      Math.floor(((stripe + 1) * values.length) / count),
    );
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    return cssColor(tableColor(table, mean));
  });
  const stripes = fills.flatMap((fill, stripe) => {
    if (fill === fills[stripe - 1]) return [];
    const from = (frame.width * stripe) / count;
    // Each goes on to the end, so that no seam shows between two.
    const place = { x: frame.left + from, y: frame.top, width: frame.width - from };
    return [element('rect', { ...place, height: frame.height, fill })];
  });
  return element('g', {}, ...stripes);
}
