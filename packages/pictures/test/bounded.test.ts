import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { readPicture } from '../src/node/index.js';
import { grayTiff } from './made/gray-tiff.js';
import { statedPng } from './made/stated-png.js';
import { endlessSvg, layeredSvg, svg } from './made/svg.js';

/** Any error of a code, whose message has these words. */
const refusal = (code: string, words: RegExp) => ({
  name: 'GradCamError',
  code,
  message: expect.stringMatching(words) as string,
});
const processes = () =>
  process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;

describe('the time limit of readPicture', () => {
  it('ends an SVG that would take hours, and its process', async () => {
    const before = processes();
    await expect(readPicture(endlessSvg(), { timeLimit: 300 })).rejects.toMatchObject(
      refusal(
        'PICTURE_TOO_LARGE',
        /^readPicture: the picture takes too long .* 300 ms; .*timeLimit/,
      ),
    );
    await vi.waitFor(
      () => {
        expect(processes()).toBe(before);
      },
      { timeout: 10_000 },
    );
  });

  it('leaves no process where a picture was read, and where it was broken', async () => {
    const before = processes();
    expect((await readPicture(svg(2, 1))).width).toBe(2);
    await expect(readPicture(Buffer.from('<svg'))).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
    });
    await vi.waitFor(
      () => {
        expect(processes()).toBe(before);
      },
      { timeout: 10_000 },
    );
  });

  it('starts no more processes at once than there are processors, and serves everyone', async () => {
    const all = Array.from({ length: 12 }, (_, index) => readPicture(svg(index + 1, 1)));
    const widths = (await Promise.all(all)).map(({ width }) => width);
    expect(widths).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
  });
});

it('takes an SVG that holds more than the decoder takes of strangers where the limit on memory is lifted', async () => {
  const large = svg(2, 1, `<rect id="${'a'.repeat(11_000_000)}"/>`);
  await expect(readPicture(large)).rejects.toMatchObject(
    refusal('PICTURE_BROKEN', /Resource limit exceeded/),
  );
  expect(await readPicture(large, { memoryLimit: Infinity })).toMatchObject({ width: 2 });
});

describe('the process that decodes', () => {
  it('dies with the process that started it, in the middle of drawing', async () => {
    const program = fileURLToPath(
      new URL('../src/node/decode/decoding-process.js', import.meta.url),
    );
    const child = fork(program, [], { execArgv: [], serialization: 'advanced' });
    const closed = once(child, 'exit');
    child.send({ bytes: endlessSvg(), timeLimit: 2 ** 31 - 1, memoryLimit: Infinity });
    expect(await once(child, 'message')).toMatchObject([
      { header: { width: 3000, height: 3000 } },
      undefined,
    ]);
    child.send('go on');
    // What the system does with the channel of a process that has died.
    child.disconnect();
    expect(await closed).toEqual([null, 'SIGKILL']);
  });
});

describe('the limits of readPicture on sizes', () => {
  it.each([
    ['a side', statedPng(100_000_000, 1), {}, /100000000 x 1 pixels, .* 65535 a side; .*sideLimit/],
    [
      'pixels',
      statedPng(10_001, 10_000),
      {},
      /10001 x 10000 pixels, .* 100000000 in all; .*pixelL/,
    ],
    [
      // Three copies of three bytes, and the result of four; eight lines at least.
      'memory',
      statedPng(100_000_000, 1),
      { sideLimit: Infinity },
      /of 3 bytes, for which .* 10400000000 bytes, expected at most 2000000000; .*memoryLimit/,
    ],
    ['memory while it draws', layeredSvg(1000), { memoryLimit: 1e8 }, /more than 100000000 bytes/],
    ['bytes', statedPng(1, 1), { fileLimit: 64 }, /got 65 bytes or more, .* 64; .*fileLimit/],
  ])('refuse too many of %s', async (_, bytes, options, words) => {
    await expect(readPicture(bytes, options)).rejects.toMatchObject(
      refusal('PICTURE_TOO_LARGE', words),
    );
  });

  it.each([
    ['sideLimit', 0],
    ['pixelLimit', NaN],
    ['memoryLimit', null],
    ['fileLimit', '5'],
    ['timeLimit', -1],
  ])('%s cannot be %j', async (name, value) => {
    await expect(readPicture(svg(1, 1), { [name]: value })).rejects.toMatchObject(
      refusal('BAD_OPTION', new RegExp(`^readPicture: the option ${name} is wrong, got `)),
    );
  });
});

describe('what a decoder gives', () => {
  it('is refused where it has other channels than colour and transparency', async () => {
    expect((await readPicture(grayTiff(2))).data).toHaveLength(4 * 4 * 4);
    for (const [samples, channels] of [
      [3, 5],
      [5, 7],
    ] as const)
      await expect(readPicture(grayTiff(samples))).rejects.toMatchObject(
        refusal('PICTURE_BROKEN', new RegExp(`got "${channels} channels, of which`)),
      );
  });

  it('is refused where it is smaller than the SVG states', async () => {
    for (const [width, height] of [
      [1e9, 1e9],
      [1e9, 2],
      [2, 3e9],
    ] as const)
      await expect(readPicture(svg(width, height))).rejects.toMatchObject({
        code: 'PICTURE_BROKEN',
      });
  });
});

describe('readPicture without a picture', () => {
  it.each([
    [null],
    [undefined],
    [5],
    [{}],
    [[]],
    [new ArrayBuffer(8)],
    [Object.create(Uint8Array.prototype)],
  ])('refuses %j', async (source) => {
    // A program without types.
    await expect(readPicture(source as string)).rejects.toMatchObject(
      refusal('BAD_OPTION', /^readPicture: this is not the source of a picture, got /),
    );
  });

  it.each(['', 'a\0b'])('refuses the path %j', async (path) => {
    await expect(readPicture(path)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});
