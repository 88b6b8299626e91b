import {
  blueRed,
  heatmap,
  normalizeSigned,
  overlay,
  type OverlayOptions,
  type Pixels,
} from '@gradcam/render';
import type { MadeMap } from './made-map.js';

/** For maps of both signs, zero is clear and each end has a colour. */
const signedOptions: OverlayOptions = {
  colormap: blueRed,
  normalization: normalizeSigned,
  alphaFromScore: 'signed',
};

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
  const chosen = sign === 'signed' ? { ...signedOptions, ...options } : options;
  if (picture !== undefined) return overlay(picture, scoreMap, chosen);
  const { alpha: _alpha, alphaFromScore: _from, ...heat } = chosen;
  return heatmap(scoreMap, heat);
}
