import { energyInBoxMetric, type NumberGrid } from '@gradcam/evaluate';
import { measureMap } from '@gradcam/evaluate/map';
import { percentText } from '@gradcam/render';
import type { AreaParts } from '../explanation/object-area.js';

/**
 * Says how much of a map lies on an object, and how much of the picture the object is.
 *
 * @param map The map.
 * @param parts The object.
 * @returns Like `71 % of its heat lies on 12 % of the picture`.
 */
export function focusText(map: NumberGrid, parts: AreaParts): string {
  const share = measureMap(energyInBoxMetric, map, parts);
  if (Number.isNaN(share)) return 'nothing in it is positive';
  const even = { ...map, data: Array.from(map.data, () => 1) };
  const area = measureMap(energyInBoxMetric, even, parts);
  return `${percentText(share)} of its heat lies there, on ${percentText(area)} of the picture`;
}
