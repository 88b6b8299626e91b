import { clampUnit } from './clamp-unit.js';
import type { Color, Colormap } from './colormap.js';

/**
 * Makes a colormap of bytes of a colour scale of d3.
 *
 * @param name The colormap's name, for the message.
 * @param scale From [0, 1] to `#rrggbb` or `rgb(r, g, b)`, the two forms that d3-scale-chromatic writes.
 * @returns The colormap; values outside [0, 1] are clamped.
 */
export function fromCss(name: string, scale: (value: number) => string): Colormap {
  return (value) => {
    const css = scale(clampUnit(name, value));
    return css.startsWith('#') ? ofParts(css, /[\da-f]{2}/g, 16) : ofParts(css, /\d+/g, 10);
  };
}

function ofParts(css: string, part: RegExp, base: number): Color {
  const [red = 0, green = 0, blue = 0] = (css.match(part) ?? []).map((digits) =>
    parseInt(digits, base),
  );
  return [red, green, blue];
}
