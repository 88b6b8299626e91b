import { describe, expect, it } from 'vitest';
import * as pictures from '../src/index.js';

const { resizePicture } = pictures;

/** A row of gray pixels, opaque. */
const row = (...values: number[]) => ({
  width: values.length,
  height: 1,
  data: Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, 255])),
});
const reds = (values: Float32Array) => Array.from(values.filter((_, index) => index % 3 === 0));

it('exports what its documentation lists', () => {
  expect(Object.keys(pictures)).toEqual(['resizePicture', 'shrinkPicture']);
});

describe('resizePicture', () => {
  it('samples half-pixel centres when it enlarges', () => {
    expect(reds(resizePicture(row(0, 100), 4, 1))).toEqual([0, 25, 75, 100]);
  });

  it('counts every pixel when it shrinks, by a stretched triangle', () => {
    // Centre 0.5 of four, stretched by 2: weights 3/4, 3/4, 1/4 of pixels 0, 1, 2, which add up to 7/4.
    const [first, second] = reds(resizePicture(row(0, 70, 140, 210), 2, 1));
    expect(first).toBeCloseTo((0.75 * 70 + 0.25 * 140) / 1.75, 4);
    expect(second).toBeCloseTo((0.25 * 70 + 0.75 * 140 + 0.75 * 210) / 1.75, 4);
  });

  it.each([null, 'photo.jpg', { shape: [1, 2, 3] }, { ...row(0, 1), width: 3 }])(
    'refuses %j, which is not a picture',
    (value) => {
      // A program without types.
      expect(() => resizePicture(value as ReturnType<typeof row>, 2, 2)).toThrow(
        /^resizePicture: this is not a picture, got .+, expected \{ data, width, height \}/,
      );
    },
  );

  it('keeps a picture of the same size, channel by channel', () => {
    const picture = { width: 1, height: 2, data: Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255) };
    expect(Array.from(resizePicture(picture, 1, 2))).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('lays transparency over white', () => {
    const picture = { width: 1, height: 1, data: Uint8ClampedArray.of(0, 100, 255, 51) };
    // A fifth of the colour, four fifths of white.
    expect(Array.from(resizePicture(picture, 1, 1), Math.round)).toEqual([204, 224, 255]);
  });

  it('lays the rows over white that are transparent, between others that are not', () => {
    const grays = [0, 255, 0, 51, 100, 255, 0, 0];
    const data = Uint8ClampedArray.from(
      [0, 2, 4, 6].flatMap((at) => [grays[at], grays[at], grays[at], grays[at + 1]].map(Number)),
    );
    const [first, second] = reds(resizePicture({ width: 1, height: 4, data }, 1, 2));
    // Over white they are 0, 204, 100 and 255; weights as above.
    expect(first).toBeCloseTo((0.75 * 0 + 0.75 * 204 + 0.25 * 100) / 1.75, 4);
    expect(second).toBeCloseTo((0.25 * 204 + 0.75 * 100 + 0.75 * 255) / 1.75, 4);
  });

  it('remembers no size for another', () => {
    const enlarged = () => reds(resizePicture(row(0, 100), 4, 1));
    expect(enlarged()).toEqual([0, 25, 75, 100]);
    for (let width = 1; width <= 12; width += 1) {
      const all = reds(resizePicture(row(0, 100), width, 1));
      expect(all).toHaveLength(width);
      expect(all.reduce((sum, value) => sum + value) / width).toBeCloseTo(50, 4);
      expect(enlarged()).toEqual([0, 25, 75, 100]);
    }
  });

  it.each([
    ['sides below zero', { ...row(1, 2, 3, 4), width: -2, height: -2 }],
    ['half a column', { ...row(1), width: 0.5, height: 2 }],
    ['no pixels', { ...row(), height: 1 }],
    ['numbers that are not bytes', { width: 1, height: 1, data: new Float32Array(4) }],
  ])('refuses a picture with %s', (_, value) => {
    // A program without types.
    expect(() => resizePicture(value as ReturnType<typeof row>, 2, 2)).toThrow(
      expect.objectContaining({ code: 'PICTURE_BROKEN' }) as Error,
    );
  });

  it.each([
    [65_536, 1],
    [1, 2 ** 31],
    [10_001, 10_000],
  ])('refuses the size %i x %i, which would fill the memory', (width, height) => {
    expect(() => resizePicture(row(1, 2), width, height)).toThrow(
      /^resizePicture: the size is too large, got .* expected at most 65535 a side/,
    );
  });

  it.each([0, -1, 1.5, NaN])('refuses the size %s', (size) => {
    expect(() => resizePicture(row(1, 2), size, 1)).toThrow(
      expect.objectContaining({ code: 'BAD_OPTION' }) as Error,
    );
  });
});
