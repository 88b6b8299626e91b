import { describe, expect, it } from 'vitest';
import {
  blueRed,
  blueVermilion,
  classColors,
  colormaps,
  colormapTable,
  defaultColormapName,
  divergingColormaps,
  gray,
  heatmap,
  inferno,
  jet,
  looks,
  purpleOrange,
  tealBrown,
  turbo,
  viridis,
} from '../src/index.js';

describe('colormaps', () => {
  it.each([
    [0, [0, 0, 128]],
    [0.125, [0, 0, 255]],
    [0.25, [0, 128, 255]],
    [0.375, [0, 255, 255]],
    [0.5, [128, 255, 128]],
    [0.625, [255, 255, 0]],
    [0.875, [255, 0, 0]],
    [1, [128, 0, 0]],
  ])('has jet at %d where MATLAB has it', (value, color) => {
    expect(jet(value)).toEqual(color);
  });

  it('has the published ends of viridis, inferno and turbo', () => {
    expect([viridis(0), viridis(1)]).toEqual([
      [68, 1, 84],
      [253, 231, 37],
    ]);
    expect([inferno(0), inferno(1)]).toEqual([
      [0, 0, 4],
      [252, 255, 164],
    ]);
    expect(turbo(0)[2]).toBeGreaterThan(turbo(0)[1]);
    expect(turbo(1)[0]).toBeGreaterThan(turbo(1)[2]);
  });

  it('clamps values outside of [0, 1]', () => {
    for (const colormap of Object.values({ ...colormaps, ...divergingColormaps })) {
      expect(colormap(-1)).toEqual(colormap(0));
      expect(colormap(2)).toEqual(colormap(1));
    }
  });

  it.each([
    ['blueRed', blueRed, [5, 48, 97], [103, 0, 31]],
    ['purpleOrange', purpleOrange, [45, 0, 75], [127, 59, 8]],
    ['tealBrown', tealBrown, [0, 60, 48], [84, 48, 5]],
  ])("has the ends of ColorBrewer's list in %s", (_, colormap, low, high) => {
    expect([colormap(0), colormap(1)]).toEqual([low, high]);
  });

  it('goes from the blue to the vermilion of Okabe and Ito', () => {
    expect([blueVermilion(0), blueVermilion(1)]).toEqual([classColors[4], classColors[5]]);
    // Half of the way from 247 to each channel.
    expect(blueVermilion(0.25)).toEqual([124, 181, 213]);
  });

  it('has zero near white in the middle of every diverging colormap', () => {
    // The basis spline through #fddbc7 #f7f7f7 #d1e5f0: a sixth, four sixths and a sixth.
    expect(blueRed(0.5)).toEqual([242, 239, 238]);
    for (const colormap of Object.values(divergingColormaps)) {
      expect(Math.min(...colormap(0.5))).toBeGreaterThan(230);
    }
  });

  it('tells classes apart by the colours of Okabe and Ito', () => {
    expect(classColors).toHaveLength(7);
    expect(classColors[0]).toEqual([230, 159, 0]);
    expect(classColors[6]).toEqual([204, 121, 167]);
  });

  it('gets steadily brighter in the default colormap, as jet does not', () => {
    // Luma of ITU-R BT.601.
    const lumas = (colormap: typeof jet) =>
      Array.from({ length: 33 }, (_, step) => {
        const [red, green, blue] = colormap(step / 32);
        return 0.299 * red + 0.587 * green + 0.114 * blue;
      });
    const isRising = (values: number[]) =>
      values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
    expect(isRising(lumas(colormaps[defaultColormapName]))).toBe(true);
    expect(isRising(lumas(jet))).toBe(false);
  });

  it('takes the one of the default name where none is named', () => {
    const colormap = colormaps[defaultColormapName];
    const scores = { data: [0, 1, 2], width: 3, height: 1 };
    expect(heatmap(scores)).toEqual(heatmap(scores, { colormap }));
    expect(looks.default.colormap).toBe(colormap);
  });

  it('refuses NaN, and a table of one step', () => {
    for (const [name, colormap] of Object.entries({ ...colormaps, ...divergingColormaps })) {
      expect(() => colormap(NaN)).toThrow(new RegExp(`^${name}: .*got the number NaN`));
    }
    expect(() => colormapTable(gray, 1)).toThrow(/^colormapTable: the size .*got 1/);
  });

  it('makes a table with the ends of the colormap at its ends', () => {
    const table = colormapTable(gray, 3);
    expect([...table]).toEqual([0, 0, 0, 128, 128, 128, 255, 255, 255]);
  });
});
