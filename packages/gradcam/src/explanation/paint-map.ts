import { heatmap, overlay, signedLooks, type OverlayOptions, type Pixels } from '@gradcam/render';
import type { MadeMap } from './made-map.js';

/**
 * Paints a map over its picture.
 *
 * @param map The map.
 * @param options As the caller gave them; maps of both signs have two colours where nothing else is said.
 * @returns New pixels of the picture's size; without a picture, the map alone.
 * @throws `BAD_OPTION`
 */
export function paintMap(map: MadeMap, options: OverlayOptions = {}): Pixels {
  const look = chosenLook(map, options);
  if (map.input.picture !== undefined) return overlay(map.input.picture, map.scoreMap, look);
  const { colormap, normalization } = look;
  return heatmap(map.scoreMap, { colormap, normalization });
}

/**
 * Chooses how a map is painted.
 *
 * @param map The map.
 * @param options As the caller gave them.
 * @returns Them, over the look of signed maps where the map has both signs.
 */
export function chosenLook({ sign }: MadeMap, options: OverlayOptions): OverlayOptions {
  return sign === 'signed' ? { ...signedLooks.default, ...options } : options;
}
