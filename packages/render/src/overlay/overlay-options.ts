import { heatOptionNames, type HeatOptions } from '../raster/heatmap.js';

/** The options for painting heat over a picture; each is by default that of `looks.default`, and of `signedLooks.default` for a signed map. */
export interface OverlayOptions extends HeatOptions {
  /** The share of the strongest heat that covers the picture, from 0 to 1; 0.65 by default. */
  readonly alpha?: number | undefined;
  /**
   * Makes the picture visible where there is no heat: the alpha of each pixel is `alpha` times its heat; `true` by default. `false`
   * covers all of the picture alike. `'signed'` is `true` for a map with zero in the middle that was not normalised by
   * `normalizeSigned`: heat is then the distance from the middle, so that zero is clear and both ends cover.
   */
  readonly alphaFromScore?: boolean | 'signed' | undefined;
  /** The share of the picture's own colours that is taken away, from 0 to 1, so that colour means heat; 0.8 by default. */
  readonly grayness?: number | undefined;
  /** The share of its light that the picture loses where it is cold, from 0 to 1; 0 by default. */
  readonly dimming?: number | undefined;
  /** The heat, from 0 to 1, along which a light line with dark edges runs, as thick as suits the picture; 0.5 by default. */
  readonly contour?: number | 'none' | undefined;
}

/** The names of these options. */
export const overlayOptionNames = {
  ...heatOptionNames,
  alpha: true,
  alphaFromScore: true,
  grayness: true,
  dimming: true,
  contour: true,
} as const satisfies Record<keyof OverlayOptions, true>;
