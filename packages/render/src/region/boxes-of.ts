import type { Size } from '../scores/score-grid.js';
import type { Mask } from './mask.js';
import { segmentsOf, type Connectivity } from './segments-of.js';

/** A box around a part of a map, in pixels of the map from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The number of pixels of the mask that belong to the segment. */
  readonly area: number;
  /** The map's size, so that the box can be drawn on a larger picture. */
  readonly grid: Size;
}

/**
 * Bounding boxes of a mask's connected segments, the largest first.
 *
 * With `maskAbove(scores, thresholdOfMaximum(scores))` the first is the box of R. R. Selvaraju and others, "Grad-CAM"
 * (ICCV 2017, section 4.1): around the single largest segment above 15 % of the maximum. The paper does not say whether a
 * diagonal connects; here it does, unless the connectivity is 4.
 *
 * @param mask The mask.
 * @param connectivity 8, or 4 to connect along the axes only.
 * @returns The boxes, by the segments' area; none for an empty mask.
 * @throws `BAD_OPTION` for a mask that does not fit its size, or another connectivity.
 */
export function boxesOf(mask: Mask, connectivity: Connectivity = 8): Box[] {
  const segments = segmentsOf('boxesOf', mask, connectivity);
  const { width, height } = mask;
  return segments.map((segment) => ({
    ...edgesOf(segment, mask),
    area: segment.length,
    grid: { width, height },
  }));
}

function edgesOf(
  segment: Int32Array,
  { width, height }: Mask,
): Pick<Box, 'x' | 'y' | 'width' | 'height'> {
  let left = width;
  let right = 0;
  let top = height;
  let bottom = 0;
  for (const position of segment) {
    const x = position % width;
    const y = (position - x) / width;
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
