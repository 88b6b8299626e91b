import { defaultColormap } from '../colormap/default-colormap.js';
import { blueVermilion } from '../colormap/formulas/blue-vermilion.js';
import { normalizeMinMax } from '../normalization/normalizations.js';
import { normalizeSigned } from '../normalization/normalize-signed.js';
import type { OverlayOptions } from './overlay-options.js';

/** Every option of an overlay. */
export type FullLook = {
  readonly [name in keyof OverlayOptions]-?: NonNullable<OverlayOptions[name]>;
};

/** Chosen among nine on twelve pictures: docs/decisions/022-the-default-look.md. */
export const defaultLook: FullLook = {
  colormap: defaultColormap,
  normalization: normalizeMinMax,
  alpha: 0.65,
  alphaFromScore: true,
  grayness: 0.8,
  dimming: 0,
  contour: 0.5,
};

/** The options that make a look one of signed maps. */
export const signed = { colormap: blueVermilion, normalization: normalizeSigned } as const;

/** Two colours need more cover than the brightest of `inferno` to be told apart over a picture. */
export const signedDefaultLook: FullLook = { ...defaultLook, ...signed, alpha: 0.8 };
