import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnnotatedObject, PixelSize } from '../../src/annotations/annotation.js';
import { inputFrame } from '../../src/annotations/region/input-frame.js';
import { regionInInput } from '../../src/annotations/region/region-in-input.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-region-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const inputSize = { width: 4, height: 4 };

/** Objects in a picture of 8 x 4, brought to an input of 4 x 4. */
async function regionOf(
  objects: readonly AnnotatedObject[],
  { fit = 'stretch', size }: { fit?: 'stretch' | 'contain' | 'cover'; size?: PixelSize } = {},
) {
  const problems: string[] = [];
  const frame = inputFrame({ width: 8, height: 4 }, { inputSize, fit });
  const region = await regionInInput(objects, size, frame, (sentence) => problems.push(sentence));
  const { box, mask } = region;
  return { box, rows: mask && rowsOf(mask.data), problems };
}

/** `.` outside, `#` inside, a word for each row. */
function rowsOf(data: ArrayLike<number>): string {
  const marks = Array.from(data, (value) => (value === 0 ? '.' : '#')).join('');
  return (marks.match(/.{4}/g) ?? []).join(' ');
}

const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  unit: 'pixel' | 'share' = 'pixel',
) => ({ box: { x, y, width, height, unit } }) as const;

const polygon = (...corners: readonly number[]) =>
  ({ outline: { kind: 'polygons', polygons: [corners], unit: 'pixel' } }) as const;

async function png(name: string, width: number, rows: string) {
  const pixels = Array.from(rows.replaceAll(' ', ''), (mark) => (mark === '#' ? 200 : 0));
  const path = join(folder, name);
  const raw = { width, height: pixels.length / width, channels: 1 } as const;
  await sharp(Uint8Array.from(pixels), { raw }).png().toFile(path);
  return { outline: { kind: 'file', path } } as const;
}

describe('a box', () => {
  it.each([
    ['stretched', 'stretch', [{ x: 1, y: 1, width: 2, height: 2 }]],
    // 8 x 4 becomes 4 x 2, in the middle.
    ['contained', 'contain', [{ x: 1, y: 1.5, width: 2, height: 1 }]],
    // Its size stays, and two columns on either side are cut off.
    ['covering', 'cover', [{ x: 0, y: 1, width: 4, height: 2 }]],
  ] as const)('lies in the input as the picture does: %s', async (_how, fit, expected) => {
    const { box: found, problems } = await regionOf([box(2, 1, 4, 2)], { fit });
    expect(found).toEqual(expected);
    expect(problems).toEqual([]);
    const shares = await regionOf([box(0.25, 0.25, 0.5, 0.5, 'share')], { fit });
    expect(shares.box).toEqual(expected);
  });

  it('is cut off at the edge of the picture, beyond which it may reach by a pixel', async () => {
    const { box: found } = await regionOf([box(-1, 0, 10, 4)]);
    expect(found).toEqual([{ x: 0, y: 0, width: 4, height: 4 }]);
  });

  it.each([
    [
      'outside of the picture',
      box(9, 0, 3, 3),
      /got 9, 0, 3, 3 \(x, y, width, height\) in 8 x 4 pixels/,
    ],
    ['without a width', box(1, 1, 0, 3), /is not one inside of the picture/],
    ['of shares above 1', box(0.5, 0.5, 0.9, 0.1, 'share'), /got 4, 2, 7\.2, 0\.4/],
  ] as const)(
    '%s is a sentence that names the object, and the others count',
    async (_what, wrong, sentence) => {
      const { box: found, problems } = await regionOf([
        { ...wrong, label: 'cat' },
        box(0, 0, 8, 4),
      ]);
      expect(problems).toEqual([expect.stringMatching(sentence)]);
      expect(problems[0]).toMatch(/^"cat": the box/);
      expect(found).toEqual([{ x: 0, y: 0, width: 4, height: 4 }]);
    },
  );

  it('that was cropped off is a sentence', async () => {
    const { box: found, problems } = await regionOf([box(0, 0, 2, 4)], { fit: 'cover' });
    expect(found).toBeUndefined();
    expect(problems).toEqual([
      expect.stringMatching(/^the box has no pixel in what the network se/),
    ]);
  });

  it('counts only in a picture of the size that was annotated', async () => {
    const { box: found, problems } = await regionOf([box(0, 0, 8, 4)], {
      size: { width: 16, height: 8 },
    });
    expect(found).toBeUndefined();
    expect(problems[0]).toMatch(
      /another size than when it was annotated, got 8 x 4, expected 16 x 8/,
    );
  });
});

describe('a mask', () => {
  it('is made of polygons: the pixels of the input whose centres lie inside', async () => {
    const triangle = polygon(0, 0, 8, 0, 0, 4);
    expect((await regionOf([triangle])).rows).toBe('###. ##.. #... ....');
    // Both together, and a hole by the even-odd rule.
    const two = await regionOf([polygon(0, 0, 4, 0, 4, 2, 0, 2), polygon(4, 2, 8, 2, 8, 4, 4, 4)]);
    expect(two.rows).toBe('##.. ##.. ..## ..##');
  });

  it('is made of runs, column by column', async () => {
    const runs = { kind: 'runs', runs: [8, 8, 16], size: { width: 8, height: 4 } } as const;
    expect((await regionOf([{ outline: runs }])).rows).toBe('.#.. .#.. .#.. .#..');
    const short = { ...runs, runs: [8, 8] };
    expect((await regionOf([{ outline: short }])).problems[0]).toMatch(
      /got 16 pixels, expected 32/,
    );
  });

  it('is a picture of its own, of which black is no object', async () => {
    const mask = await png('mask.png', 8, '##...... ##...... ........ ......##');
    expect((await regionOf([mask])).rows).toBe('#... #... .... ...#');
    expect((await regionOf([mask], { fit: 'contain' })).rows).toBe('.... #... ...# ....');
    // It is the mask of all objects, whose boxes stay.
    const both = await regionOf([box(0, 0, 8, 4), mask]);
    expect(both.rows).toBe('#... #... .... ...#');
    expect(both.box).toHaveLength(1);
  });

  it('of another size than the picture, of nothing, and of what is no picture are sentences', async () => {
    const large = await regionOf([await png('large.png', 4, '#### ####')]);
    expect(large.problems[0]).toMatch(
      /has another size than the picture, got 4 x 2 .*expected 8 x 4/,
    );
    const black = await regionOf([await png('black.png', 8, '........ '.repeat(4))]);
    expect(black.problems[0]).toMatch(/^the mask has no pixel/);
    const none = await regionOf([{ outline: { kind: 'file', path: join(folder, 'none.png') } }]);
    expect(none.problems[0]).toMatch(/none\.png/);
    expect([large.rows, black.rows, none.rows]).toEqual([undefined, undefined, undefined]);
  });

  it('is left out where an object has only a box, which counts', async () => {
    const found = await regionOf([box(0, 0, 8, 4), polygon(0, 0, 8, 0, 0, 4)]);
    expect(found.rows).toBeUndefined();
    expect(found.box).toHaveLength(1);
  });
});
