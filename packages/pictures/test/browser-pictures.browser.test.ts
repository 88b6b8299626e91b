import { describe, expect, it } from 'vitest';
import { drawPicture, encodePng, readPicture } from '../src/browser/index.js';

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

  it('refuses a file that is not a picture, or cut short, or too large', async () => {
    await expect(readPicture(new Blob(['not a picture']))).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
    });
    const whole = await (await fetch('/samples/coffee.png')).blob();
    await expect(readPicture(whole.slice(0, 20))).rejects.toMatchObject({ code: 'PICTURE_BROKEN' });
    await expect(readPicture(whole, { pixelLimit: 100 })).rejects.toMatchObject({
      code: 'PICTURE_TOO_LARGE',
      message: expect.stringMatching(/got 600 x 400/) as string,
    });
  });
});
