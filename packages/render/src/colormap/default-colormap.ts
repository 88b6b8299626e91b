import type { Colormap } from './colormap.js';
import { inferno } from './colormaps.js';

/** The colormap of `defaultColormapName`, not looked up, so that a program without the others is without them. */
export const defaultColormap: Colormap = inferno;
