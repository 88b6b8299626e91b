import type { MapInput } from '../metric/metric.js';

/**
 * Computes the share of a map's positive numbers that lies on the object.
 *
 * @param input The sample.
 * @returns From 0 to 1; NaN for a map with nothing positive.
 */
export function shareInside({ map, inside }: MapInput): number {
  let [on, all] = [0, 0];
  for (const [position, value] of map.entries()) {
    all += Math.max(0, value);
    if (inside?.[position] === 1) on += Math.max(0, value);
  }
  return on / all;
}
