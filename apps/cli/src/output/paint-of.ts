import { presets } from '@gradcam/core';
import {
  blueRed,
  colormaps,
  normalizeMinMax,
  normalizeSigned,
  type OverlayOptions,
} from '@gradcam/render';
import type { Arguments } from '../arguments/parse-arguments.js';

/**
 * How the heat is painted: a map with two signs has two colours, blue against and red for the class.
 *
 * @param given What was asked for.
 * @returns Options of `overlay`.
 */
export function paintOf({ sign, preset, colormap, alpha }: Arguments): OverlayOptions {
  return (sign ?? presets[preset ?? 'matlab'].sign) === 'signed'
    ? { colormap: blueRed, normalization: normalizeSigned, alpha }
    : { colormap: colormaps[colormap], normalization: normalizeMinMax, alpha };
}
