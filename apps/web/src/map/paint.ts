import { presets } from '@gradcam/core';
import type { Picture } from '@gradcam/pictures';
import { colormaps, defaultColormapName, looks, overlay, signedLooks } from '@gradcam/render';
import type { Explanation } from './read-explanation.js';

/** The way heat is laid over the picture, as chosen on the page. */
export interface Paint {
  /** A name of `colormaps`; maps with two signs use a fixed pair of colours. */
  readonly colormap: string;
  /** From 0 to 1. */
  readonly alpha: number;
}

/**
 * Lays an explanation over its picture.
 *
 * @param picture The picture that was explained.
 * @param explanation Its map.
 * @param paint Colours and opacity.
 * @returns New pixels of the picture's size.
 */
export function painted(picture: Picture, explanation: Explanation, paint: Paint): Picture {
  const { alpha } = paint;
  const { sign, preset } = explanation.settings;
  if ((sign ?? presets[preset].sign) === 'signed') {
    return overlay(picture, explanation.scores, { ...signedLooks.default, alpha });
  }
  const [, colormap = colormaps[defaultColormapName]] =
    Object.entries(colormaps).find(([name]) => name === paint.colormap) ?? [];
  return overlay(picture, explanation.scores, { ...looks.default, colormap, alpha });
}
