import { colormapTable } from '../colormap/colormap-table.js';
import { heatOf, type Look } from './look-of.js';

/**
 * Paints heat over a picture.
 *
 * @param data The picture's RGBA bytes; they are changed.
 * @param values A value in [0, 1] for each pixel.
 * @param look Every option.
 */
export function paintHeat(data: Uint8ClampedArray, values: Float32Array, look: Look): void {
  const { alpha, alphaFromScore, grayness, dimming, isSigned } = look;
  const [least, more] = alphaFromScore === false ? [alpha, 0] : [0, alpha];
  const table = colormapTable(look.colormap);
  // Written out, without an array for each pixel: a photo has twelve million of them.
  for (let pixel = 0, at = 0; pixel < values.length; pixel += 1, at += 4) {
    const value = values[pixel] ?? 0;
    const heat = heatOf(value, isSigned);
    const cover = least + more * heat;
    const shown = (1 - cover) * (1 - dimming * (1 - heat));
    const red = data[at] ?? 0;
    const green = data[at + 1] ?? 0;
    const blue = data[at + 2] ?? 0;
    // As ITU-R BT.601 weighs the colours.
    const gray = shown * grayness * (0.299 * red + 0.587 * green + 0.114 * blue);
    const colored = shown * (1 - grayness);
    const step = 3 * Math.trunc(255 * value + 0.5);
    data[at] = red * colored + gray + (table[step] ?? 0) * cover;
    data[at + 1] = green * colored + gray + (table[step + 1] ?? 0) * cover;
    data[at + 2] = blue * colored + gray + (table[step + 2] ?? 0) * cover;
  }
}
