import { interpolateBrBG, interpolatePuOr, interpolateRdBu } from 'd3-scale-chromatic';
import { blueVermilion } from './formulas/blue-vermilion.js';
import type { Colormap } from './colormap.js';
import { fromCss } from './from-css.js';

/** Blue below zero, near white at zero, red above: ColorBrewer's RdBu reversed, safe for colour-blind eyes. */
export const blueRed: Colormap = /* @__PURE__ */ fromCss('blueRed', (value) =>
  interpolateRdBu(1 - value),
);

/** Purple below zero, near white at zero, orange above: ColorBrewer's PuOr, safe for colour-blind eyes. */
export const purpleOrange: Colormap = /* @__PURE__ */ fromCss('purpleOrange', interpolatePuOr);

/** Teal below zero, near white at zero, brown above: ColorBrewer's BrBG reversed, safe for colour-blind eyes. */
export const tealBrown: Colormap = /* @__PURE__ */ fromCss('tealBrown', (value) =>
  interpolateBrBG(1 - value),
);

/** The colormaps with zero in the middle, for signed maps under `normalizeSigned`. */
export const divergingColormaps = {
  blueVermilion,
  blueRed,
  purpleOrange,
  tealBrown,
} as const satisfies Readonly<Record<string, Colormap>>;

/** The name of a colormap with two sides. */
export type DivergingColormapName = keyof typeof divergingColormaps;
