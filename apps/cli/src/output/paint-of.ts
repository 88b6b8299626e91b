import { colormaps, looks, signedLooks, type OverlayOptions } from '@gradcam/render';
import type { Arguments } from '../arguments/parse-arguments.js';
import { signOf } from './sign-of.js';

/**
 * Returns the way the heat is painted: a map with two signs has two colours, blue for evidence against the class and vermilion for it.
 *
 * @param given The parsed arguments.
 * @returns Options of `overlay`.
 */
export function paintOf(given: Arguments): OverlayOptions {
  const { colormap, alpha } = given;
  return signOf(given) === 'signed'
    ? { ...signedLooks.default, alpha }
    : { ...looks.default, colormap: colormaps[colormap], alpha };
}
