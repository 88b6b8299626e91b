import type { Size } from '../scores/score-grid.js';
import type { Mask } from './mask.js';
import { segmentsOf, type Connectivity, type Segment } from './segments-of.js';

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
    ...edgesOf(segment),
    area: segment.area,
    grid: { width, height },
  }));
}

function edgesOf({ runs }: Segment): Pick<Box, 'x' | 'y' | 'width' | 'height'> {
  let [left, right] = [Infinity, 0];
  for (const { from, to } of runs) {
    left = Math.min(left, from);
    right = Math.max(right, to);
  }
  const [top, bottom] = [runs[0]?.row ?? 0, runs.at(-1)?.row ?? 0];
  return { x: left, y: top, width: right - left, height: bottom + 1 - top };
}
