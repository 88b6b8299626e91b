import { describe, expect, it, vi } from 'vitest';
import { drawPicture, encodePng, readPicture, type PictureSource } from '../src/browser/index.js';

const picture = { width: 2, height: 1, data: Uint8ClampedArray.of(255, 0, 0, 255, 0, 0, 255, 255) };

describe('readPicture in the browser', () => {
  it('gives the bytes of a file that it has encoded', async () => {
    const { width, height, data } = await readPicture(await encodePng(picture));
    expect([width, height, [...data]]).toEqual([2, 1, [...picture.data]]);
  });

  it('decodes a sample as sharp does: 451 x 300, opaque', async () => {
    const { width, height, data } = await readPicture(
      await (await fetch('/samples/chelsea.png')).blob(),
    );
    expect([width, height, data[3]]).toEqual([451, 300, 255]);
    // The first pixel of the file.
    expect([...data.subarray(0, 3)]).toEqual([143, 120, 104]);
  });

  it('reads a canvas and an ImageData', async () => {
    const canvas = document.createElement('canvas');
    drawPicture(canvas, picture);
    expect([...(await readPicture(canvas)).data]).toEqual([...picture.data]);
    expect((await readPicture(new ImageData(3, 2))).width).toBe(3);
  });

  it('says that a photo is HEIC where the browser cannot read it', async () => {
    const photo = new File(['\0\0\0\x18ftypheic\0\0\0\0mif1heic'], 'IMG_0001.HEIC');
    await expect(readPicture(photo)).rejects.toThrow(
      /"IMG_0001\.HEIC" is not a picture that this browser can read, .+ It is an HEIC photo: save it as JPEG or PNG/,
    );
  });

  it('refuses a file that is not a picture, or cut short', async () => {
    await expect(readPicture(new Blob(['not a picture']))).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
    });
    const whole = await (await fetch('/samples/coffee.png')).blob();
    await expect(readPicture(whole.slice(0, 20))).rejects.toMatchObject({ code: 'PICTURE_BROKEN' });
  });

  it.each([
    ['pixelLimit', 100, /got 600 x 400 pixels, expected at most 100 in all/],
    ['sideLimit', 599, /got 600 x 400 pixels, expected at most 599 a side/],
    // Four bytes a pixel three times, and as RGBA.
    ['memoryLimit', 600 * 400 * 16 - 1, /may need 3840000 bytes, expected at most 3839999/],
    ['fileLimit', 1000, /the file is too large, got \d+ bytes or more, expected at most 1000/],
  ])('refuses a file beyond its %s', async (name, limit, words) => {
    const file = await (await fetch('/samples/coffee.png')).blob();
    await expect(readPicture(file, { [name]: limit })).rejects.toMatchObject({
      code: 'PICTURE_TOO_LARGE',
      message: expect.stringMatching(words) as string,
    });
  });

  it('refuses a file that decodes for longer than its timeLimit, and closes what comes of it', async () => {
    const bitmap = await createImageBitmap(new ImageData(3, 2));
    let end: () => void = () => undefined;
    const decoding = new Promise<ImageBitmap>((resolve) => {
      end = () => {
        resolve(bitmap);
      };
    });
    const decoder = vi.spyOn(globalThis, 'createImageBitmap').mockReturnValue(decoding);
    try {
      const file = await encodePng(picture);
      await expect(readPicture(file, { timeLimit: 5 })).rejects.toMatchObject({
        code: 'PICTURE_TOO_LARGE',
        message: expect.stringMatching(/takes too long to decode/) as string,
      });
    } finally {
      decoder.mockRestore();
    }
    expect(bitmap.width).toBe(3);
    end();
    await expect.poll(() => bitmap.width).toBe(0);
  });

  it('takes no time limit for no limit at all', async () => {
    const file = await encodePng(picture);
    expect((await readPicture(file, { timeLimit: Infinity })).width).toBe(2);
  });

  it('refuses an SVG, whose size no header bounds, and ends', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">${'<svg '.repeat(100_000)}`;
    await expect(readPicture(new Blob([svg], { type: 'image/svg+xml' }))).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
    });
  });

  it('says what lets a page read a picture of another server', async () => {
    const image = new Image();
    // Chromium withholds what such a file shows, as it does with a picture of another server.
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"><foreignObject width="2" height="1"/></svg>';
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    for (const source of [image, canvas]) {
      await expect(readPicture(source)).rejects.toMatchObject({
        code: 'PICTURE_BROKEN',
        message: expect.stringMatching(
          /^readPicture: .*crossorigin="anonymous".*Access-Control-Allow-Origin/,
        ) as string,
      });
    }
  });

  it.each([null, undefined, 5, 'photo.png'])(
    'refuses %j, which is not a source',
    async (source) => {
      // A program without types.
      await expect(readPicture(source as unknown as PictureSource)).rejects.toMatchObject({
        code: 'BAD_OPTION',
      });
    },
  );
});
