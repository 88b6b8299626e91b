import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  cellsOverPicture,
  fitBox,
  preprocess,
  scoresInPicture,
  scoresOverPicture,
  type Fit,
} from '../src/index.js';

beforeAll(() => setBackend('cpu'));

const inputSize = { width: 4, height: 4 };
const wide = { width: 8, height: 4 };

describe('fitBox', () => {
  it.each<[Fit | undefined, object]>([
    [undefined, { left: 0, top: 0, width: 4, height: 4 }],
    ['contain', { left: 0, top: 1, width: 4, height: 2 }],
    ['cover', { left: -2, top: 0, width: 8, height: 4 }],
  ])('fits a wide picture by %s', (fit, box) => {
    expect(fitBox(wide, { inputSize, fit })).toEqual(box);
  });

  // As where a picture is resized to 256 and 224 are taken out of the middle.
  it.each<[Fit, object]>([
    ['stretch', { left: -2, top: -2, width: 8, height: 8 }],
    ['contain', { left: -2, top: 0, width: 8, height: 4 }],
    ['cover', { left: -6, top: -2, width: 16, height: 8 }],
  ])('makes the picture larger than the input where it is cropped after %s', (fit, box) => {
    expect(fitBox(wide, { inputSize, fit, crop: 0.5 })).toEqual(box);
  });

  it.each([0, -1, 1.1, NaN, '1'])('refuses a crop of %s', (crop) => {
    // A program without types may give anything.
    expect(() => fitBox(wide, { inputSize, crop: crop as number })).toThrow(
      /^fitBox: the crop is wrong/,
    );
  });
});

describe('preprocess', () => {
  /** A wide picture whose columns are 10, 20, … 80. */
  const picture = {
    ...wide,
    data: Uint8ClampedArray.from({ length: 128 }, (_, at) =>
      at % 4 === 3 ? 255 : 10 * ((at >> 2) % 8) + 10,
    ),
  };
  const redsOf = async (fit: Fit): Promise<number[]> => {
    const x = preprocess(picture, { inputSize, fit, pixelRange: [0, 255], channelOrder: 'rgb' });
    const values = await x.data();
    x.dispose();
    return Array.from(values.filter((_, index) => index % 3 === 0));
  };

  it('puts a letterboxed picture between black bars', async () => {
    const reds = await redsOf('contain');
    expect([...reds.slice(0, 4), ...reds.slice(12)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    // The middle pairs: (20 + 30 * 3 + 40 * 3 + 50) / 8 and its like.
    expect(reds[5]).toBeCloseTo(35, 4);
    expect(reds[6]).toBeCloseTo(55, 4);
  });

  it('cuts off what stands out', async () => {
    expect((await redsOf('cover')).slice(0, 4)).toEqual([30, 40, 50, 60]);
  });
});

describe('scoresInPicture', () => {
  const scores = { width: 4, height: 4, data: Array.from({ length: 16 }, (_, index) => index) };

  it('leaves out the bars of a letterboxed picture', () => {
    // Rows 1 and 2 of the map lie on the picture; the top row of four pixels has its centre a quarter above row 1's.
    const { data, width, height } = scoresInPicture(scores, wide, { inputSize, fit: 'contain' });
    expect([width, height]).toEqual([8, 4]);
    expect(Array.from(data.subarray(0, 8))).toEqual([3, 3.25, 3.75, 4.25, 4.75, 5.25, 5.75, 6]);
  });

  it('gives zero to what was cut off', () => {
    const { data } = scoresInPicture(scores, wide, { inputSize, fit: 'cover' });
    expect(Array.from(data.subarray(8, 16))).toEqual([0, 0, 4, 5, 6, 7, 0, 0]);
  });

  it('stretches back what was squashed', () => {
    const { data } = scoresInPicture(scores, wide, { inputSize });
    expect(Array.from(data.subarray(0, 8))).toEqual([0, 0.25, 0.75, 1.25, 1.75, 2.25, 2.75, 3]);
  });
});

describe('scoresOverPicture', () => {
  const scores = {
    width: 4,
    height: 4,
    data: Float32Array.from({ length: 16 }, (_, index) => index),
  };

  it('gives the rows of the map on which a letterboxed picture lies, at the size of the input', () => {
    const over = scoresOverPicture(scores, wide, { inputSize, fit: 'contain' });
    expect([over.width, over.height]).toEqual([4, 2]);
    expect([...over.data]).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('gives zero to what was cut off, and a stretched map as it is', () => {
    const over = scoresOverPicture(scores, { width: 16, height: 8 }, { inputSize, fit: 'cover' });
    expect([over.width, over.height]).toEqual([8, 4]);
    expect([...over.data.subarray(0, 8)]).toEqual([0, 0, 0, 1, 2, 3, 0, 0]);
    expect(scoresOverPicture(scores, wide, { inputSize })).toBe(scores);
    const cropped = scoresOverPicture(scores, wide, { inputSize, crop: 0.5 });
    expect([cropped.width, cropped.height]).toEqual([8, 8]);
    expect([...cropped.data.subarray(16, 24)]).toEqual([0, 0, 0, 1, 2, 3, 0, 0]);
    expect(() => scoresOverPicture(scores, { width: 0, height: 1 }, { inputSize })).toThrow(
      /^scoresOverPicture: /,
    );
  });
});

describe('cellsOverPicture', () => {
  it.each<[Fit, typeof wide, typeof wide]>([
    ['stretch', { width: 4, height: 4 }, { width: 2, height: 2 }],
    ['contain', { width: 4, height: 2 }, { width: 2, height: 1 }],
    ['cover', { width: 8, height: 4 }, { width: 4, height: 2 }],
  ])('counts the cells over a picture that is fitted by %s', (fit, size, cells) => {
    expect(cellsOverPicture([2, 2], size, { inputSize, fit })).toEqual(cells);
  });

  it('counts those beside a cropped picture, too', () => {
    const size = { width: 8, height: 8 };
    expect(cellsOverPicture([2, 2], size, { inputSize, crop: 0.5 })).toEqual({
      width: 4,
      height: 4,
    });
  });

  it('counts none where the size of the feature layer is not known', () => {
    expect(cellsOverPicture(undefined, wide, { inputSize })).toBeUndefined();
  });
});
