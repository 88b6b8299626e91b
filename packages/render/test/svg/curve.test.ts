import { describe, expect, it } from 'vitest';
import { curve, gray } from '../../src/index.js';
import { attributesOf, textsOf } from './markup.js';

const options = { colormap: gray, width: 300, height: 200 };

/** Where the signal is drawn: the frame is the last rectangle. */
function frameOf(svg: string) {
  const { x, y, width, height } = attributesOf(svg, 'rect').at(-1) ?? {};
  return { left: Number(x), top: Number(y), width: Number(width), height: Number(height) };
}

function pointsOf(path: string | undefined): number[][] {
  return (path ?? '')
    .replace(/[MZ]/g, '')
    .split('L')
    .map((point) => point.split(' ').map(Number));
}

describe('curve', () => {
  it('draws each sample at the middle of its share of the width, low samples below', () => {
    const svg = curve([0, 1, 0.5], [0, 1], options);
    const { left, top, width, height } = frameOf(svg);
    const points = pointsOf(attributesOf(svg, 'path')[0]?.['d']);
    // The samples have a twentieth of their range above and below them.
    const expected = [
      [left + width / 6, top + (height * 1.05) / 1.1],
      [left + width / 2, top + (height * 0.05) / 1.1],
      [left + (width * 5) / 6, top + height / 2],
    ];
    expected.flat().forEach((number, index) => {
      expect(points.flat()[index]).toBeCloseTo(number, 2);
    });
  });

  it('has an edge of the colour of the paper, so that any ink shows on any heat', () => {
    const strokes = (svg: string) => attributesOf(svg, 'path').map((path) => path['stroke']);
    expect(strokes(curve([0, 1], [0, 1]))).toEqual(['#ffffff', '#1a1a1a']);
    const dark = { paper: [0, 0, 0], ink: [255, 255, 255] } as const;
    expect(strokes(curve([0, 1], [0, 1], dark))).toEqual(['#000000', '#ffffff']);
  });

  it('has a stripe of heat for each score behind the line', () => {
    const svg = curve([0, 1, 0.5], [2, 4], options);
    const { left, width } = frameOf(svg);
    const [, ...stripes] = attributesOf(svg, 'rect').slice(0, -1);
    expect(stripes.map((stripe) => stripe['fill'])).toEqual(['#000000', '#ffffff']);
    expect(Number(stripes[0]?.['x'])).toBeCloseTo(left, 2);
    expect(Number(stripes[1]?.['x'])).toBeCloseTo(left + width / 2, 2);
  });

  it('has the mean of the heat in a pixel that several scores share', () => {
    const scores = Array.from({ length: 10_000 }, (_, index) => index % 2);
    const stripes = attributesOf(curve([0, 1], scores, options), 'rect').slice(1, -1);
    // About 36 scores a pixel: half of them hot, give or take one.
    for (const { fill = '' } of stripes) {
      expect(Math.abs(Number.parseInt(fill.slice(1, 3), 16) - 127.5)).toBeLessThan(5);
    }
  });

  it('colours the line itself on request', () => {
    const svg = curve([0, 1, 2, 3, 4, 5], [0, 0, 0, 1, 1, 1], { ...options, heat: 'line' });
    const [, ...pieces] = attributesOf(svg, 'path');
    // Cold, halfway between samples 2 and 3 (step 32 of 63), hot.
    expect(pieces.map((piece) => piece['stroke'])).toEqual(['#000000', '#828282', '#ffffff']);
    expect(pieces.map((piece) => pointsOf(piece['d']).length)).toEqual([3, 2, 3]);
  });

  it('keeps a spike of one sample in a long signal', () => {
    const signal = new Float32Array(100_000);
    signal[54_321] = 1;
    const svg = curve(signal, [0, 1], options);
    const { left, top, width, height } = frameOf(svg);
    const points = pointsOf(attributesOf(svg, 'path')[0]?.['d']);
    const spikes = points.filter(([, y = Infinity]) => y < top + height / 2);
    expect(points).toHaveLength(2 * Math.floor(width));
    expect(spikes).toHaveLength(1);
    // Within a pixel of where it is.
    expect(Math.abs((spikes[0]?.[0] ?? 0) - (left + width * 0.54321))).toBeLessThan(1);
  });

  it('numbers the axes in the unit that is given, and labels them', () => {
    const svg = curve([-1, 1], [0, 1], {
      ...options,
      range: [0, 2],
      xLabel: 'seconds',
      yLabel: 'millivolt',
    });
    expect(textsOf(svg)).toEqual([
      '0',
      '1',
      '2',
      '\u22121',
      '\u22120.5',
      '0',
      '0.5',
      '1',
      'seconds',
      'millivolt',
    ]);
  });

  it('says in words where the heat is', () => {
    expect(curve([1, 2, 3], [0, 0, 1])).toContain(
      '<desc>One hot spot on the right, 33 % of the area; hottest on the right, 83 % from the left.</desc>',
    );
  });

  it('draws a constant signal through the middle, and a single sample as a dot', () => {
    const svg = curve([5], [1], options);
    const { top, height } = frameOf(svg);
    const path = attributesOf(svg, 'path')[0]?.['d'];
    expect(path).toMatch(/Z$/);
    expect(pointsOf(path)[0]?.[1]).toBeCloseTo(top + height / 2, 2);
  });

  it('refuses no samples, no scores, and numbers out of range', () => {
    expect(() => curve([], [1])).toThrow(/^curve: the scores do not fit/);
    expect(() => curve([1], [])).toThrow(/^curve: /);
    expect(() => curve([NaN], [1])).toThrow(/^curve: .*got NaN/);
    expect(() => curve([1], [Infinity])).toThrow(/^curve: .*got Infinity/);
    expect(() => curve([1], [1], { width: 10 })).toThrow(/^curve: the width .*got 10/);
    expect(() => curve([1], [1], { height: NaN })).toThrow(/^curve: the height .*got NaN/);
    expect(() => curve([1], [1], { range: [1, 1] })).toThrow(/^curve: the range is empty/);
  });
});
