import { rgb } from 'd3-color';
import { clampUnit } from './clamp-unit.js';
import type { Colormap } from './colormap.js';

/**
 * Makes a colormap of bytes of a colour scale of d3.
 *
 * @param name The colormap's name, for the message.
 * @param scale From [0, 1] to a CSS colour.
 * @returns The colormap; values outside [0, 1] are clamped.
 */
export function fromCss(name: string, scale: (value: number) => string): Colormap {
  return (value) => {
    const { r, g, b } = rgb(scale(clampUnit(name, value)));
    return [Math.round(r), Math.round(g), Math.round(b)];
  };
}
