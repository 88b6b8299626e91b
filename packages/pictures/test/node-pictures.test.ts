import { once } from 'node:events';
import { lstat, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as node from '../src/node/index.js';
import { statedPng } from './made/stated-png.js';

const { encodePng, readPicture, writePicture } = node;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradcam-pictures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Two pixels side by side: red, then blue. */
const redBlue = () =>
  sharp(Buffer.from([255, 0, 0, 0, 0, 255]), { raw: { width: 2, height: 1, channels: 3 } });

it('exports what its documentation lists', () => {
  expect(Object.keys(node).sort()).toEqual([
    'encodeNpy',
    'encodePicture',
    'encodePng',
    'readPicture',
    'writePicture',
    'writeWhole',
  ]);
});

describe('readPicture in Node', () => {
  it('gives RGBA bytes of a file and of bytes', async () => {
    const path = join(folder, 'two.png');
    await redBlue().png().toFile(path);
    const expected = {
      width: 2,
      height: 1,
      data: Uint8ClampedArray.of(255, 0, 0, 255, 0, 0, 255, 255),
    };
    expect(await readPicture(path)).toEqual(expected);
    expect(await readPicture(await redBlue().png().toBuffer())).toEqual(expected);
  });

  it('turns a photo upright by its EXIF orientation', async () => {
    // Orientation 6: the camera was turned, the left of the stored picture is the top of the real one.
    const bytes = await redBlue().withMetadata({ orientation: 6 }).png().toBuffer();
    const { width, height, data } = await readPicture(bytes);
    expect([width, height]).toEqual([1, 2]);
    expect([...data]).toEqual([255, 0, 0, 255, 0, 0, 255, 255]);
  });

  it('makes four channels of 8 bits of a gray picture with 16', async () => {
    const values = Uint16Array.of(0, 32896, 65535);
    const bytes = await sharp(values, { raw: { width: 3, height: 1, channels: 1 } })
      .toColourspace('grey16')
      .png()
      .toBuffer();
    const { data } = await readPicture(bytes);
    expect([...data]).toEqual([0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255]);
  });

  it('keeps transparency', async () => {
    const bytes = await sharp(Buffer.from([10, 20, 30, 40]), {
      raw: { width: 1, height: 1, channels: 4 },
    })
      .png()
      .toBuffer();
    expect([...(await readPicture(bytes)).data]).toEqual([10, 20, 30, 40]);
  });

  it.each([
    ['a path where nothing is', 'nowhere.png', 'FILE_NOT_FOUND', /"nowhere\.png" cannot be read/],
    ['a folder', tmpdir(), 'FILE_NOT_FOUND', /is a folder/],
  ])('refuses %s', async (_, path, code, message) => {
    await expect(readPicture(path)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  it('refuses text, and a picture that is cut short', async () => {
    const path = join(folder, 'text.png');
    await writeFile(path, 'not a picture');
    await expect(readPicture(path)).rejects.toMatchObject({ code: 'PICTURE_BROKEN' });
    const noise = Buffer.from(
      Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919) % 256),
    );
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .jpeg()
      .toBuffer();
    await expect(readPicture(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
    });
  });

  it('refuses a small file that would unpack to gigapixels, before it unpacks it', async () => {
    await expect(readPicture(statedPng(100_000, 100_000))).rejects.toMatchObject({
      code: 'PICTURE_TOO_LARGE',
      message: expect.stringMatching(
        /got 100000 x 100000 pixels, expected at most 100000000/,
      ) as string,
    });
    await expect(
      readPicture(await redBlue().png().toBuffer(), { pixelLimit: 1 }),
    ).rejects.toMatchObject({ code: 'PICTURE_TOO_LARGE' });
  });
});

describe('writePicture', () => {
  const picture = { width: 1, height: 1, data: Uint8ClampedArray.of(1, 2, 3, 255) };

  it('writes a PNG that reads as it was', async () => {
    const path = join(folder, 'written.png');
    await writePicture(path, picture);
    expect(await readPicture(path)).toEqual(picture);
    expect(await readPicture(await encodePng(picture))).toEqual(picture);
  });

  it.each([
    ['photo.jpg', 'jpeg', [255, 213, 213]],
    ['photo.JPEG', 'jpeg', [255, 213, 213]],
    ['photo.webp', 'webp', [255, 0, 0]],
    ['photo.png', 'png', [255, 0, 0]],
    ['photo', 'png', [255, 0, 0]],
  ])('writes %s as %s', async (name, format, color) => {
    const path = join(folder, name);
    // Red of which a sixth covers: over white the others are 255 * 5 / 6 = 213.
    const data = new Uint8ClampedArray(4 * 16 * 16);
    for (let at = 0; at < data.length; at += 4) data.set([255, 0, 0, 42.5], at);
    await writePicture(path, { width: 16, height: 16, data });
    expect((await sharp(path).metadata()).format).toBe(format);
    const { data: read } = await readPicture(path);
    for (const [channel, value] of color.entries())
      expect(Math.abs((read[4 * 100 + channel] ?? NaN) - value)).toBeLessThanOrEqual(3);
    expect(read[4 * 100 + 3]).toBe(format === 'jpeg' ? 255 : 42);
  });

  it.each(['photo.jpgg', 'photo.gif'])('refuses an ending that it does not write', async (name) => {
    await expect(writePicture(join(folder, name), picture)).rejects.toThrow(
      /^writePicture: pictures are written by the ending.*expected one of \.png, \.jpg, \.jpeg, \.webp/,
    );
    expect(await readdir(folder)).not.toContain(name);
  });

  it('writes many at once without a listener for each, of which Node would warn', async () => {
    const before = process.listenerCount('exit');
    const most: number[] = [];
    const watch = (event: string | symbol) => {
      if (event === 'exit') most.push(process.listenerCount('exit') - before);
    };
    process.on('newListener', watch);
    const paths = Array.from({ length: 12 }, (_, index) => join(folder, `many-${index}.png`));
    await Promise.all(paths.map((path) => writePicture(path, picture)));
    process.off('newListener', watch);
    expect(Math.max(...most)).toBe(0);
    expect(process.listenerCount('exit')).toBe(before);
    for (const path of paths) expect(await readPicture(path)).toEqual(picture);
  });

  it.each(['', 'a\0b', '\0'])('refuses the path %j', async (path) => {
    await expect(writePicture(path, picture)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringMatching(/^writePicture: the file ".*" cannot be written/) as string,
    });
  });

  it('leaves nothing behind where it cannot write', async () => {
    await expect(writePicture(join(folder, 'no', 'such.png'), picture)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('takes a name as long as the file system does', async () => {
    const path = join(folder, `${'l'.repeat(251)}.png`);
    await writePicture(path, picture);
    expect(await readPicture(path)).toEqual(picture);
  });

  it.skipIf(process.platform === 'win32')('puts no file in place of something else', async () => {
    const socket = join(folder, 'socket.png');
    const server = createServer().listen(socket);
    await once(server, 'listening');
    const link = join(folder, 'to-socket.png');
    await symlink(socket, link);
    for (const path of [socket, link])
      await expect(writePicture(path, picture)).rejects.toMatchObject({
        code: 'FILE_NOT_FOUND',
        message: expect.stringMatching(/is not a file, got a device, a pipe or a socket/) as string,
      });
    expect((await lstat(socket)).isSocket()).toBe(true);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    server.close();
    await expect(writePicture(folder, picture)).rejects.toThrow(/is a folder; name a file in it/);
  });

  it.skipIf(process.platform === 'win32')('writes the file that a link leads to', async () => {
    const [path, link] = [join(folder, 'far.png'), join(folder, 'link.png')];
    await writePicture(path, { ...picture, data: new Uint8ClampedArray(4) });
    await symlink(path, link);
    await writePicture(link, picture);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readPicture(path)).toEqual(picture);
  });
});
