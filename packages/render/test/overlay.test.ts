import { describe, expect, it } from 'vitest';
import {
  gray,
  looks,
  normalizeByRange,
  normalizeNone,
  normalizeSigned,
  overlay,
  signedLooks,
  type OverlayOptions,
} from '../src/index.js';
import { grid, picture, plain, reds } from './made.js';

const under = picture(2, 1, 100, 100, 100, 255, 200, 0, 0, 7);

describe('overlay', () => {
  const even = { ...looks.even, colormap: gray };

  it('blends the heat over the picture and keeps its alpha', () => {
    const painted = overlay(under, grid(2, 1, 0, 1), { ...even, alpha: 0.25 });
    // 100 * 0.75 + 0; 200 * 0.75 + 255 * 0.25 = 213.75; 63.75.
    expect([...painted.data]).toEqual([75, 75, 75, 255, 214, 64, 64, 7]);
    expect([...under.data]).toEqual([100, 100, 100, 255, 200, 0, 0, 7]);
  });

  it('lets the picture through where there is no heat, on request', () => {
    const options = { ...even, alphaFromScore: true };
    const painted = overlay(under, grid(2, 1, 0, 1), options);
    expect([...painted.data]).toEqual([100, 100, 100, 255, 228, 128, 128, 7]);
  });

  it('is clear at zero and covers at both ends of a signed map, on request', () => {
    const painted = overlay(plain(3, 1, 100), grid(3, 1, -2, 0, 2), {
      ...even,
      normalization: normalizeSigned,
      alphaFromScore: 'signed',
    });
    // Black and white at the ends, each over half: 50 and 177.5.
    expect(reds(painted)).toEqual([50, 100, 178]);
  });

  it('is the picture at alpha 0 and the heat at alpha 1', () => {
    const heat = grid(2, 1, 0, 1);
    expect([...overlay(under, heat, { ...even, alpha: 0 }).data]).toEqual([...under.data]);
    expect([...overlay(under, heat, { ...even, alpha: 1 }).data]).toEqual([
      0, 0, 0, 255, 255, 255, 255, 7,
    ]);
  });

  it('normalises before it resizes a map to the picture', () => {
    const painted = overlay(plain(4, 1, 0), grid(2, 1, 10, 14), { ...even, alpha: 1 });
    expect(reds(painted)).toEqual([0, 64, 191, 255]);
  });

  it('takes colour and light from the picture, on request', () => {
    const clear = { ...even, alpha: 0, normalization: normalizeNone };
    const red = picture(1, 1, 200, 0, 0, 255);
    // Red weighs 0.299: 59.8. Half of each: 129.9 and 29.9.
    const half = overlay(red, grid(1, 1, 1), { ...clear, grayness: 0.5 });
    expect([...half.data]).toEqual([130, 30, 30, 255]);
    // At a quarter of the heat three quarters of 0.8 are lost.
    const dark = overlay(plain(1, 1, 100), grid(1, 1, 0.25), { ...clear, dimming: 0.8 });
    expect(reds(dark)).toEqual([40]);
  });

  it.each([
    [{ alpha: 2 }, /^overlay: alpha is out of range, got 2/],
    [{ grayness: -1 }, /^overlay: grayness is out of range, got -1/],
    [{ dimming: NaN }, /^overlay: dimming is out of range, got NaN/],
    [{ contour: 1.5 }, /^overlay: the contour is out of range, got 1.5/],
    [{ alphaFromScore: 'yes' }, /^overlay: the option alphaFromScore is not a choice, got .*yes/],
  ])('refuses the options %j', (options, message) => {
    // A program without types.
    const given = options as unknown as OverlayOptions;
    expect(() => overlay(under, grid(2, 1, 0, 1), given)).toThrow(message);
  });

  it('refuses pixels that do not fit their size', () => {
    expect(() => overlay(picture(2, 2, 1, 2, 3), grid(2, 1, 0, 1))).toThrow(
      /got 3 bytes for 2 x 2/,
    );
  });
});

describe('the default look', () => {
  const photo = picture(1, 1, 100, 50, 200, 255);
  const normalization = normalizeByRange(0, 1);

  it('is a fifth of the colours of the picture where it is cold', () => {
    // Gray is 29.9 + 29.35 + 22.8 = 82.05; four fifths of it and one of each colour.
    expect([...overlay(photo, grid(1, 1, 0)).data]).toEqual([86, 76, 106, 255]);
  });

  it('is 0.65 of the end of inferno where it is hottest', () => {
    // 0.35 of 85.64, 75.64 and 105.64, and 0.65 of 252, 255 and 164.
    const painted = overlay(photo, grid(1, 1, 1), { normalization });
    expect([...painted.data]).toEqual([194, 192, 144, 255]);
  });

  it('is two colours for a signed map, and clear at zero', () => {
    const signed = grid(3, 1, -2, 0, 2);
    const options = { normalization: normalizeSigned, contour: 'none' } as const;
    const painted = overlay(plain(3, 1, 100), signed, options);
    // A fifth of 100, and 0.8 of blue (0, 114, 178) and vermilion (213, 94, 0).
    expect([...painted.data].filter((_, byte) => byte % 4 < 3)).toEqual(
      [
        [20, 111, 162],
        [100, 100, 100],
        [190, 95, 20],
      ].flat(),
    );
    const ranged = { ...options, normalization: normalizeByRange(-2, 2) };
    expect(overlay(plain(3, 1, 100), signed, { ...ranged, alphaFromScore: 'signed' })).toEqual(
      painted,
    );
  });

  it('fills in what is undefined', () => {
    const scores = grid(2, 1, 0, 1);
    expect(overlay(under, scores, { alpha: undefined, contour: undefined })).toEqual(
      overlay(under, scores, looks.default),
    );
  });
});

describe('the line of a look', () => {
  const halves = grid(2, 1, 0, 1);
  /** The red bytes of a row that the line crosses in the middle. */
  const across = (width: number, height: number, level: number, scores = halves) => {
    const painted = overlay(plain(width, height, level), scores, looks.contour);
    const row = Math.floor(height / 2);
    return reds(painted).slice(row * width, (row + 1) * width);
  };

  it('runs where the heat is half of the largest, white with dark edges', () => {
    // From 200, 0.6 of black within 1.1 of 20: 80, and 0.1 of that where only a tenth is covered. Then half of white.
    expect(across(40, 20, 200).slice(16, 24)).toEqual([200, 200, 188, 168, 168, 188, 200, 200]);
  });

  it.each([0, 128, 255])('shows on a picture of %d', (level) => {
    const seen = across(320, 320, level);
    expect(Math.max(...seen) - Math.min(...seen)).toBeGreaterThan(120);
  });

  it('is as thick as suits the picture', () => {
    // 800 / 160 = 5: four whole pixels and half of one on each side.
    expect(across(1600, 800, 0).filter((byte) => byte === 255)).toHaveLength(4);
  });

  it('runs on both sides of zero in a signed map', () => {
    const painted = overlay(plain(60, 20, 0), grid(3, 1, -1, 0, 1), signedLooks.contour);
    const row = reds(painted).slice(600, 660);
    // Half of the heat lies in the middle between the centres of the thirds, 10, 30 and 50.
    expect(row.flatMap((byte, column) => (byte > 0 ? [column] : []))).toEqual([19, 20, 39, 40]);
  });

  it('does not run along the edge of the picture, where it is only closed', () => {
    const everywhere = across(40, 20, 0, grid(1, 1, 1));
    expect(everywhere.every((byte) => byte === 0)).toBe(true);
    const [first, ...rest] = across(40, 20, 0, grid(2, 1, 1, 0));
    expect(first).toBe(0);
    expect(Math.max(...rest)).toBeGreaterThan(0);
  });
});

describe('looks', () => {
  it('says every option, for maps of one sign and of two', () => {
    const names = Object.keys(looks.default).sort();
    for (const look of [...Object.values(looks), ...Object.values(signedLooks)])
      expect(Object.keys(look).sort()).toEqual(names);
    expect(Object.keys(signedLooks)).toEqual(Object.keys(looks));
  });

  it.each(Object.keys(looks))('paints %s unlike the others', (name) => {
    const paint = (look: OverlayOptions) => overlay(plain(8, 4, 90), grid(2, 1, 0, 1), look).data;
    const same = Object.entries(looks).filter(
      ([other, look]) =>
        String(paint(look)) === String(paint(looks[name as keyof typeof looks])) && other !== name,
    );
    expect(same).toEqual([]);
  });
});
