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
export function paintMap(
  { input: { picture }, scoreMap, sign }: MadeMap,
  options: OverlayOptions = {},
): Pixels {
  const chosen = sign === 'signed' ? { ...signedLooks.default, ...options } : options;
  if (picture !== undefined) return overlay(picture, scoreMap, chosen);
  const { colormap, normalization } = chosen;
  return heatmap(scoreMap, { colormap, normalization });
}
