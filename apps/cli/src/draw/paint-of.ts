import { colormaps, looks, signedLooks, type OverlayOptions } from '@gradcam/render';
import type { LookArguments, MapArguments } from '../arguments/request.js';
import { signOf } from '../explain/sign-of.js';

/**
 * Returns the way the heat is painted: the look, of which single options replace parts. A map with two signs has two colours, blue for evidence
 * against the class and vermilion for it.
 *
 * @param given The parsed arguments.
 * @returns Options of `overlay`.
 */
export function paintOf(given: LookArguments & MapArguments): OverlayOptions {
  const { look, colormap, alpha, contour } = given;
  const isSigned = signOf(given) === 'signed';
  return {
    ...(isSigned ? signedLooks : looks)[look],
    ...(colormap === undefined || isSigned ? {} : { colormap: colormaps[colormap] }),
    ...(alpha === undefined ? {} : { alpha }),
    ...(contour ? { contour: 0.5 } : {}),
  };
}
