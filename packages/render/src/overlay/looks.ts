import { turbo } from '../colormap/colormaps.js';
import { gray } from '../colormap/formulas/gray.js';
import { jet } from '../colormap/formulas/jet.js';
import { defaultLook, signed, signedDefaultLook, type FullLook } from './default-look.js';

const even: FullLook = {
  ...defaultLook,
  alpha: 0.5,
  alphaFromScore: false,
  grayness: 0,
  contour: 'none',
};

/**
 * Ways to paint a map, by name, for a choice in a user interface: options of `overlay`.
 *
 * - `default`: heat in `inferno` over the picture in near gray, which shows through where it is cold; a line around the hotter half.
 * - `turbo`: the same in Google's rainbow.
 * - `matlab`: `jet` over all of the picture alike, as MATLAB's examples show a map.
 * - `even`: `inferno` in that way.
 * - `spotlight`: no colours; the picture is dark where it is cold.
 * - `contour`: the picture in its colours, and the line alone.
 */
export const looks = {
  default: defaultLook,
  turbo: { ...defaultLook, colormap: turbo },
  matlab: { ...even, colormap: jet },
  even,
  spotlight: { ...even, colormap: gray, alpha: 0, dimming: 0.8 },
  contour: { ...even, alpha: 0, contour: 0.5 },
} as const satisfies Readonly<Record<string, FullLook>>;

/** The name of a look. */
export type LookName = keyof typeof looks;

/**
 * The same for signed maps, with zero in the middle: blue is against the class, vermilion for it, and the line runs around both. What is
 * far from zero, on either side, is hot. `turbo` has no two sides, and is `default` here.
 */
export const signedLooks = {
  default: signedDefaultLook,
  turbo: signedDefaultLook,
  matlab: { ...looks.matlab, ...signed },
  even: { ...looks.even, ...signed },
  spotlight: { ...looks.spotlight, ...signed },
  contour: { ...looks.contour, ...signed },
} as const satisfies Readonly<Record<LookName, FullLook>>;
