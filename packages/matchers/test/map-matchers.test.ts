import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { readPicture } from '@gradcam/pictures/node';
import { setBackend, tensor2d, tensor3d } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMatchers, type ObjectArea } from '../src/index.js';
import '../src/vitest.js';
import { failure } from './failure.js';

let folder: string;

beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-'));
  expect.extend(createMatchers({ folder }));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Three columns, two rows; the highest is the last of the first row, and 10 the sum of what is positive. */
const scoreMap = { data: [0, 1, 4, 3, 2, -5], width: 3, height: 2 };
const topRight = { x: 2, y: 0, width: 1, height: 1 };
const bottomRight = { ...topRight, y: 1 };
const left = { x: 0, y: 0, width: 1, height: 2 };
const leftMask = { data: [7, 0, 0, 7, 0, 0], width: 3, height: 2 };

describe('toPointAt', () => {
  it('passes where the highest position lies on a box, one of several, or a mask', async () => {
    await expect({ scoreMap }).toPointAt(topRight);
    await expect({ scoreMap }).toPointAt([bottomRight, topRight]);
    await expect({ scoreMap }).not.toPointAt(bottomRight);
    await expect({ scoreMap }).not.toPointAt(leftMask);
    await expect({ scoreMap }).toPointAt(bottomRight, { tolerance: 1 });
  });

  it('takes the map as a tensor, also with a batch axis of 1, and leaves it', async () => {
    const flat = tensor2d(scoreMap.data, [2, 3]);
    const batch = tensor3d(scoreMap.data, [1, 2, 3]);
    await expect({ scoreMap: flat }).toPointAt(topRight);
    await expect({ scoreMap: batch }).not.toPointAt(left);
    expect([flat.isDisposed, batch.isDisposed]).toEqual([false, false]);
    flat.dispose();
    batch.dispose();
  });

  it('says with numbers where the map points instead', async () => {
    // 3 of 10 on the left third.
    expect(await failure(expect({ scoreMap }).toPointAt(left))).toContain(
      'expected the map to point at the box x 0, y 0, width 1, height 2, but its highest number, 4, lies at column 2, row 0, and 30 % of its heat lies there, on 33 % of the picture.',
    );
    expect(await failure(expect({ scoreMap }).not.toPointAt(topRight))).toContain(
      'expected the map not to point at the box x 2, y 0, width 1, height 1, but its highest number, 4, lies at column 2, row 0, and 40 % of its heat lies there',
    );
    const flat = { ...scoreMap, data: [2, 2, 2, 2, 2, 2] };
    expect(await failure(expect({ scoreMap: flat }).toPointAt(left))).toContain(
      'it is 2 everywhere and points nowhere',
    );
  });

  it('stands inside of other matchers, where it cannot wait', () => {
    const given = { maps: [{ scoreMap }, { scoreMap: tensor2d(scoreMap.data, [2, 3]) }] };
    expect(given).toEqual({ maps: [expect.toPointAt(topRight), expect.not.toPointAt(left)] });
    expect(given).not.toEqual({ maps: [expect.toPointAt(topRight), expect.toPointAt(left)] });
    expect(() => {
      expect([{}]).toEqual([expect.not.toPointAt(left)]);
    }).toThrow('toPointAt: this is not an explanation');
  });
});

describe('toFocusOn', () => {
  it('passes where enough of what is positive lies on the object', async () => {
    await expect({ scoreMap }).toFocusOn(topRight, { share: 0.4 });
    await expect({ scoreMap }).not.toFocusOn(topRight, { share: 0.41 });
    // Half, when nothing is said: 4 and 3 of 10 are enough, and 4 are not.
    await expect({ scoreMap }).toFocusOn([topRight, left]);
    await expect({ scoreMap }).not.toFocusOn(topRight);
    await expect({ scoreMap }).toFocusOn(leftMask, { share: 0.3 });
  });

  it('says how much lies there', async () => {
    expect(await failure(expect({ scoreMap }).toFocusOn(leftMask))).toContain(
      'expected the map to have at least 50 % of its heat on the mask, but 30 % of its heat lies there, on 33 % of the picture.',
    );
    const cold = { ...scoreMap, data: [0, 0, 0, -1, 0, 0] };
    expect(await failure(expect({ scoreMap: cold }).toFocusOn(left))).toContain(
      'but nothing in it is positive.',
    );
  });
});

describe('toMatchMap', () => {
  /** 0.04 away from 4 at the highest position: 0.8 % of 5, the largest absolute number. */
  const near = { ...scoreMap, data: [0, 1, 4.04, 3, 2, -5] };

  it('passes where no number is farther away than the tolerance', async () => {
    await expect({ scoreMap: near }).toMatchMap(scoreMap);
    await expect({ scoreMap: near }).not.toMatchMap(scoreMap, { tolerance: 0.007 });
    const reference = tensor2d(scoreMap.data, [2, 3]);
    await expect({ scoreMap }).toMatchMap(reference, { tolerance: 0 });
    reference.dispose();
    const zeros = { ...scoreMap, data: [0, 0, 0, 0, 0, 0] };
    await expect({ scoreMap: zeros }).toMatchMap(zeros);
    await expect({ scoreMap: near }).not.toMatchMap(zeros, { tolerance: 100 });
  });

  it('says where it is farthest away', async () => {
    // Two neighbours in rank change places: 1 - 6 * 2 / (6 * 35) = 0.943.
    const far = { ...scoreMap, data: [0, 1, 2.5, 3, 2, -5] };
    expect(await failure(expect({ scoreMap: far }).toMatchMap(scoreMap))).toContain(
      "expected the map to be within 1 % of the reference's largest number, but it is 1.5 away, 30 %, at column 2, row 0; 2.5 in place of 4; rank correlation 0.943.",
    );
  });
});

describe('the overlay', () => {
  it('is a file that the message names, with the picture, the heat and the object', async () => {
    const picture = { data: new Uint8ClampedArray(4 * 90 * 60).fill(255), width: 90, height: 60 };
    const message = await failure(expect({ scoreMap, picture }).toPointAt(left));
    const path = /The overlay is (.+\.png)$/.exec(message)?.[1] ?? '';
    expect(path).toContain(
      join(folder, 'map-matchers-test-ts-the-overlay-is-a-file-that-the-message-names'),
    );
    const painted = await readPicture(path);
    expect([painted.width, painted.height]).toEqual([90, 60]);
    // The edge of the box, at the middle of the left side, in the blue of the object.
    expect([...painted.data.subarray(4 * 90 * 30, 4 * 90 * 30 + 3)]).toEqual([86, 180, 233]);
    expect(await failure(expect({ scoreMap, picture }).toPointAt(left))).toBe(message);
  });

  it(`is called by whole letters, as many as file systems take: ${'長い名前'.repeat(40)}`, async () => {
    const message = await failure(expect({ scoreMap }).toPointAt(left));
    const name = basename(/The overlay is (.+\.png)$/.exec(message)?.[1] ?? '');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(143);
    expect(name).toMatch(/^map-matchers-test-ts-the-overlay-is-called[-\p{L}\p{N}]+\.png$/u);
    expect(await readdir(folder)).toContain(name);
  });

  it('is not written for what passes', async () => {
    const before = await readdir(folder);
    await expect({ scoreMap }).toPointAt(topRight);
    await expect({ scoreMap }).not.toFocusOn(topRight);
    expect(await readdir(folder)).toEqual(before);
  });

  it('has two maps side by side where two are compared, and a mask as a line', async () => {
    const size = async (message: string) => {
      const { width, height } = await readPicture(/ ([^ ]+\.png)$/.exec(message)?.[1] ?? '');
      return [width, height];
    };
    // 3 x 2 cells, 75 times as large: 225 x 150, and 4 pixels between.
    expect(await size(await failure(expect({ scoreMap }).not.toMatchMap(scoreMap)))).toEqual([
      454, 150,
    ]);
    expect(await size(await failure(expect({ scoreMap }).toFocusOn(leftMask)))).toEqual([225, 150]);
  });

  it('does not hide the failure where it cannot be written', async () => {
    expect.extend(createMatchers({ folder: '/dev/null/maps' }));
    const message = await failure(expect({ scoreMap }).toPointAt(left));
    expect.extend(createMatchers({ folder }));
    expect(message).toMatch(/^expected the map to point at .*\nThere is no overlay: ENOTDIR/s);
  });
});

describe('bad input', () => {
  // Border to programs without types.
  const nothing = undefined as unknown as ObjectArea;
  it.each<[string, () => Promise<void>, string]>([
    [
      'a box outside',
      () => expect({ scoreMap }).toPointAt({ ...topRight, x: 9 }),
      'toPointAt: the box is not one inside of the picture, got x 9',
    ],
    [
      'a box outside, with not',
      () => expect({ scoreMap }).not.toPointAt({ ...topRight, x: 9 }),
      'toPointAt: the box is not one inside',
    ],
    [
      'another mask',
      () => expect({ scoreMap }).not.toFocusOn({ data: [1], width: 1, height: 1 }),
      'toFocusOn: the mask has another size than the input, got 1 x 1',
    ],
    [
      'NaN',
      () => expect({ scoreMap: { ...scoreMap, data: [NaN, 0, 0, 0, 0, 0] } }).toPointAt(left),
      'toPointAt: the map has a value that is not a finite number, got NaN at position 0.',
    ],
    [
      'NaN to match',
      () => expect({ scoreMap: { ...scoreMap, data: [NaN, 0, 0, 0, 0, 0] } }).toMatchMap(scoreMap),
      'toMatchMap: this is not a list of numbers, got the number NaN at position 0',
    ],
    [
      'another size',
      () => expect({ scoreMap }).not.toMatchMap({ data: [1], width: 1, height: 1 }),
      'toMatchMap: the reference has another size than the map, got 1 x 1, expected 2 x 3',
    ],
    [
      'no explanation',
      () => expect('map').not.toPointAt(left),
      'toPointAt: this is not an explanation, got the string "map"',
    ],
    [
      'no area',
      () => expect({ scoreMap }).not.toPointAt(nothing),
      'toPointAt: nothing says where the object is, got undefined',
    ],
    [
      'an unknown option',
      () => expect({ scoreMap }).not.toFocusOn(left, { sahre: 1 } as object),
      'toFocusOn: there is no option "sahre"',
    ],
    [
      'a share above 1',
      () => expect({ scoreMap }).not.toFocusOn(left, { share: 50 }),
      'toFocusOn: the option share is wrong, got 50',
    ],
  ])('is a sentence for %s', async (_, matching, sentence) => {
    expect(await failure(matching())).toContain(sentence);
  });

  it('is a sentence for two maps and for one that was disposed', async () => {
    const maps = tensor3d([1, 2, 3, 4], [2, 1, 2]);
    expect(await failure(expect({ scoreMap: maps }).not.toPointAt(left))).toContain(
      'toPointAt: this is not the map of one picture, got [2, 1, 2]',
    );
    maps.dispose();
    expect(await failure(expect({ scoreMap: maps }).not.toPointAt(left))).toContain(
      'toPointAt: the map was disposed',
    );
  });

  it('is a sentence for a folder that is none', () => {
    expect(() => createMatchers({ folder: 1 as unknown as string })).toThrow(
      'createMatchers: the option folder is not a path, got the number 1',
    );
  });
});
