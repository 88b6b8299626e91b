import { gradCAM, type PictureInput } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import '@tensorflow/tfjs-layers';
import { sum } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { wasmAdapter } from '../../src/browser.js';
import { paths } from './addresses.js';

const pixels = () => new ImageData(Uint8ClampedArray.of(255, 0, 51, 255, 0, 102, 204, 255), 2, 1);

function canvasOf(): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2, 1];
  canvas.getContext('2d')?.putImageData(pixels(), 0, 0);
  return canvas;
}

async function imageOf(): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = canvasOf().toDataURL('image/png');
  await image.decode();
  // A page that shows it larger does not make it larger.
  image.width = 40;
  return image;
}

function offscreenOf(): OffscreenCanvas {
  const canvas = new OffscreenCanvas(2, 1);
  canvas.getContext('2d')?.putImageData(pixels(), 0, 0);
  return canvas;
}

const kinds: readonly (readonly [string, () => PictureInput | Promise<PictureInput>])[] = [
  ['an ImageData', pixels],
  ['an <img>', imageOf],
  ['a <canvas>', canvasOf],
  ['an OffscreenCanvas', offscreenOf],
  ['an ImageBitmap', () => createImageBitmap(pixels())],
];

describe('what a page shows', () => {
  beforeAll(() => wasmAdapter({ paths }).prepare());

  it.each(kinds)('is explained as %s', async (_, make) => {
    const network = networkFromFunctions({
      input: { name: 'image', shape: [null, null, null, 3], dtype: 'float32' },
      trunk: (x) => x.clone(),
      head: (a) => sum(a, [1, 2]),
    });
    const { scoreMap } = await gradCAM(network, await make(), 2, {
      preprocessing: { pixelRange: [0, 255], channelOrder: 'rgb' },
      outputUpsampling: 'none',
    });
    expect(scoreMap.shape).toEqual([1, 2]);
    expect([...(await scoreMap.data())]).toEqual([51, 204]);
    scoreMap.dispose();
  });

  it('is told from an image that is not there', async () => {
    const network = networkFromFunctions({
      input: { name: 'image', shape: [null, null, null, 3], dtype: 'float32' },
      trunk: (x) => x.clone(),
      head: (a) => sum(a, [1, 2]),
    });
    await expect(
      gradCAM(network, new Image(), 2, {
        preprocessing: { pixelRange: [0, 255], channelOrder: 'rgb' },
      }),
    ).rejects.toMatchObject({ code: 'PICTURE_BROKEN' });
  });

  it('is refused with the way out where the browser withholds its pixels', async () => {
    const network = networkFromFunctions({
      input: { name: 'image', shape: [null, null, null, 3], dtype: 'float32' },
      trunk: (x) => x.clone(),
      head: (a) => sum(a, [1, 2]),
    });
    const preprocessing = { pixelRange: [0, 255], channelOrder: 'rgb' } as const;
    await expect(
      gradCAM(network, await withheldImage(), 2, { preprocessing }),
    ).rejects.toMatchObject({
      code: 'PICTURE_BROKEN',
      message: expect.stringMatching(
        /^gradCAM: .*crossorigin="anonymous".*Access-Control-Allow-Origin/,
      ) as string,
    });
  });
});

/** Chromium withholds what such a file shows, as it does with a picture of another server. */
async function withheldImage(): Promise<HTMLImageElement> {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="1"><foreignObject width="2" height="1"/></svg>';
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  return image;
}
