import { interpolateInferno, interpolateTurbo, interpolateViridis } from 'd3-scale-chromatic';
import type { Colormap } from './colormap.js';
import { fromCss } from './from-css.js';
import { gray } from './formulas/gray.js';
import { jet } from './formulas/jet.js';

/** Google's improved rainbow (A. Mikhailov), from d3-scale-chromatic. */
export const turbo: Colormap = /* @__PURE__ */ fromCss('turbo', interpolateTurbo);

/** Matplotlib's default: even in brightness, safe for colour-blind eyes; from d3-scale-chromatic. */
export const viridis: Colormap = /* @__PURE__ */ fromCss('viridis', interpolateViridis);

/** Black over red to pale yellow, even in brightness; from d3-scale-chromatic. */
export const inferno: Colormap = /* @__PURE__ */ fromCss('inferno', interpolateInferno);

/** All colormaps by name, for a choice in a user interface. */
export const colormaps = {
  jet,
  turbo,
  viridis,
  inferno,
  gray,
} as const satisfies Readonly<Record<string, Colormap>>;

/** The name of a colormap of this package. */
export type ColormapName = keyof typeof colormaps;

/** The colormap of `overlay` and `heatmap` where none is named: even in brightness, safe for colour-blind eyes. */
export const defaultColormapName: ColormapName = 'inferno';
