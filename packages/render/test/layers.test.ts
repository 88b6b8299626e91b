import { describe, expect, it } from 'vitest';
import {
  blendClasses,
  drawBoxes,
  drawContours,
  gray,
  montage,
  normalizeByRange,
  sliceGrid,
  type Contour,
} from '../src/index.js';
import { grid, picture, plain, reds } from './made.js';

describe('blendClasses', () => {
  const red = [200, 0, 0] as const;
  const blue = [0, 0, 100] as const;

  it('mixes the colours by the heat of each class, and covers by the strongest', () => {
    const painted = blendClasses(
      picture(1, 1, 100, 100, 100, 7),
      [
        { label: 'one', scores: grid(1, 1, 1), color: red },
        { label: 'other', scores: grid(1, 1, 0.5), color: blue },
      ],
      { alpha: 0.5, normalization: normalizeByRange(0, 1) },
    );
    // 50 + 0.5 * 200 / 1.5 = 116.7; 50; 50 + 0.5 * 0.5 * 100 / 1.5 = 66.7.
    expect([...painted.data]).toEqual([117, 50, 67, 7]);
  });

  it('brings each class to its full colour, leaves cold pixels alone, and does not mind the order', () => {
    const classes = [
      { label: 'one', scores: grid(3, 1, 4, 0, 0), color: red },
      { label: 'other', scores: grid(3, 1, 0, 0, 0.01), color: blue },
    ];
    const painted = blendClasses(plain(3, 1, 100), classes, { alpha: 1 });
    expect([...painted.data]).toEqual([200, 0, 0, 255, 100, 100, 100, 255, 0, 0, 100, 255]);
    expect(blendClasses(plain(3, 1, 100), [...classes].reverse(), { alpha: 1 })).toEqual(painted);
  });

  it('takes colours of Okabe and Ito by the place in the list', () => {
    const classes = [
      { label: 'one', scores: grid(2, 1, 1, 0) },
      { label: 'other', scores: grid(2, 1, 0, 1) },
    ];
    const { data } = blendClasses(plain(2, 1, 0), classes, { alpha: 1 });
    expect([...data]).toEqual([230, 159, 0, 255, 86, 180, 233, 255]);
  });

  it('refuses an empty list, a colour and an alpha out of range, and a broken map', () => {
    const scores = grid(1, 1, 1);
    const under = plain(1, 1, 0);
    expect(() => blendClasses(under, [])).toThrow(/^blendClasses: there are no classes/);
    expect(() => blendClasses(under, [{ label: '', scores, color: [0, 0, 256] }])).toThrow(
      /^blendClasses: the colour .*got 0, 0, 256/,
    );
    expect(() => blendClasses(under, [{ label: '', scores }], { alpha: -1 })).toThrow(
      /^blendClasses: alpha .*got -1/,
    );
    expect(() => blendClasses(under, [{ label: '', scores: grid(1, 1, NaN) }])).toThrow(
      /^blendClasses: a score/,
    );
    expect(() => blendClasses({ ...under, width: 2 }, [{ label: '', scores }])).toThrow(
      /^blendClasses: the pixels .*got 4 bytes for 2 x 1/,
    );
  });
});

describe('drawBoxes', () => {
  const box = { x: 1, y: 0, width: 2, height: 2, area: 3, grid: { width: 3, height: 2 } };

  it('draws the lines inside of a box, stretched to the picture', () => {
    const painted = drawBoxes(plain(6, 4, 0), [box], { thickness: 1 });
    // Columns 2 to 5 and rows 0 to 3 of six by four.
    expect(reds(painted)).toEqual(
      [
        [0, 0, 255, 255, 255, 255],
        [0, 0, 255, 0, 0, 255],
        [0, 0, 255, 0, 0, 255],
        [0, 0, 255, 255, 255, 255],
      ].flat(),
    );
  });

  it('paints a pixel of two boxes once, with the colour and opacity', () => {
    const painted = drawBoxes(plain(3, 2, 100), [box, box], {
      color: [200, 0, 0],
      thickness: 1,
      alpha: 0.5,
    });
    expect([...painted.data.subarray(0, 8)]).toEqual([100, 100, 100, 255, 150, 50, 50, 255]);
  });

  it('refuses a thickness that is not a whole number of pixels', () => {
    expect(() => drawBoxes(plain(1, 1, 0), [], { thickness: 0.5 })).toThrow(
      /^drawBoxes: the thickness .*got 0.5/,
    );
  });
});

describe('drawContours', () => {
  const line = (...ring: [number, number][]): Contour => ({
    threshold: 0.5,
    polygons: [[ring]],
    grid: { width: 4, height: 4 },
  });
  const across = line([0.5, 1.5], [3.5, 1.5], [0.5, 1.5]);

  it('covers the pixels that a line passes through the middle of', () => {
    const painted = reds(drawContours(plain(4, 4, 0), [across], { thickness: 1 }));
    expect(painted).toEqual([0, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('ends where the line ends', () => {
    const short = line([1.5, 1.5], [2.5, 1.5], [1.5, 1.5]);
    const painted = reds(drawContours(plain(4, 4, 0), [short], { thickness: 1 }));
    expect(painted.slice(4, 8)).toEqual([0, 255, 255, 0]);
  });

  it('covers half of a pixel that half a line lies in, once for lines that meet', () => {
    const painted = reds(
      drawContours(plain(4, 4, 0), [across, across], { thickness: 2, alpha: 0.5 }),
    );
    // Two pixels thick, from 0.5 to 2.5: half of rows 0 and 2; all at half opacity.
    expect(painted.slice(0, 12)).toEqual([64, 64, 64, 64, 128, 128, 128, 128, 64, 64, 64, 64]);
    expect(painted.slice(12)).toEqual([0, 0, 0, 0]);
  });

  it('stretches lines from the map to the picture', () => {
    const painted = reds(drawContours(plain(4, 8, 0), [across], { thickness: 2 }));
    // 1.5 of 4 is 3 of 8: between rows 2 and 3.
    expect([0, 1, 2, 3, 4, 5].map((row) => painted[4 * row + 1])).toEqual([0, 0, 255, 255, 0, 0]);
  });

  it('refuses a colour and a thickness out of range', () => {
    expect(() => drawContours(plain(1, 1, 0), [], { color: [NaN, 0, 0] })).toThrow(
      /^drawContours: the colour .*got NaN/,
    );
    expect(() => drawContours(plain(1, 1, 0), [], { thickness: -1 })).toThrow(
      /^drawContours: the thickness .*got -1/,
    );
  });
});

describe('montage', () => {
  it('gives every picture a cell of the largest size, on a background', () => {
    const made = montage([plain(1, 1, 10), plain(2, 1, 20), plain(2, 1, 30)], {
      columns: 2,
      gap: 1,
      background: [99, 0, 0],
    });
    expect([made.width, made.height]).toEqual([5, 3]);
    expect(reds(made)).toEqual([10, 99, 99, 20, 20, 99, 99, 99, 99, 99, 30, 30, 99, 99, 99]);
  });

  it('is about square by default, and shows the background through transparent pixels', () => {
    const five = montage(Array.from({ length: 5 }, () => picture(1, 1, 0, 0, 0, 51)));
    // Three columns and two rows with gaps of 4.
    expect([five.width, five.height]).toEqual([11, 6]);
    // A fifth of black over white.
    expect([...five.data.subarray(0, 4)]).toEqual([204, 204, 204, 255]);
  });

  it('refuses an empty list and options out of range', () => {
    expect(() => montage([])).toThrow(/^montage: there are no pictures/);
    expect(() => montage([plain(1, 1, 0)], { columns: 0 })).toThrow(/^montage: the count of col/);
    expect(() => montage([plain(1, 1, 0)], { gap: -1 })).toThrow(/^montage: the gap .*got -1/);
  });
});

describe('sliceGrid', () => {
  const volume = { data: [0, 1, 2, 4], depth: 4, height: 1, width: 1 };

  it('shows all slices on one scale', () => {
    const made = sliceGrid(volume, { colormap: gray, columns: 4, gap: 0 });
    expect(reds(made)).toEqual([0, 64, 128, 255]);
  });

  it('spreads a count of slices evenly over the axis', () => {
    const made = sliceGrid(volume, { colormap: gray, columns: 4, gap: 0, count: 2 });
    // The middle of each half: slices 1 and 3.
    expect(reds(made)).toEqual([64, 255]);
    expect(sliceGrid(volume, { count: 9, columns: 4, gap: 0 }).width).toBe(4);
  });

  it('cuts across another axis', () => {
    const { width, height } = sliceGrid(volume, { axis: 'width', gap: 0 });
    expect([width, height]).toEqual([1, 4]);
  });

  it('refuses a count out of range, and scores that do not fit the volume', () => {
    expect(() => sliceGrid(volume, { count: 0 })).toThrow(/^sliceGrid: the count .*got 0/);
    // A program without types.
    expect(() => sliceGrid(volume, { axis: 'z' as 'depth' })).toThrow(
      /^sliceGrid: the axis .*got "z"/,
    );
    expect(() => sliceGrid({ ...volume, depth: 5 })).toThrow(/^sliceGrid: .*4 numbers for 5 x 1/);
  });
});
