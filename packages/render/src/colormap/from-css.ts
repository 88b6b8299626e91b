import { rgb } from 'd3-color';
import type { Colormap } from './colormap.js';

/**
 * A colour scale of d3 as a colormap of bytes.
 *
 * @param scale From [0, 1] to a CSS colour.
 * @returns The colormap; values outside [0, 1] are clamped.
 */
export function fromCss(scale: (value: number) => string): Colormap {
  return (value) => {
    const { r, g, b } = rgb(scale(Math.min(1, Math.max(0, value))));
    return [Math.round(r), Math.round(g), Math.round(b)];
  };
}
