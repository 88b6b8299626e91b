import {
  blueRed,
  colormaps,
  normalizeMinMax,
  normalizeSigned,
  type OverlayOptions,
} from '@gradcam/render';
import type { Arguments } from '../arguments/parse-arguments.js';
import { signOf } from './sign-of.js';

/**
 * How the heat is painted: a map with two signs has two colours, blue against and red for the class.
 *
 * @param given What was asked for.
 * @returns Options of `overlay`.
 */
export function paintOf(given: Arguments): OverlayOptions {
  const { colormap, alpha } = given;
  return signOf(given) === 'signed'
    ? { colormap: blueRed, normalization: normalizeSigned, alpha }
    : { colormap: colormaps[colormap], normalization: normalizeMinMax, alpha };
}
