import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor3d } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng, explain, readPicture, type ExplainInput } from '../src/browser.js';
import { asBytes, grayPicture, meanNet } from './made.js';

const picture = grayPicture([
  [40, 80],
  [120, 160],
]);
const net = meanNet();
beforeAll(() => setBackend('cpu'));
afterAll(() => net.dispose());

const canvasOf = () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [2, 2];
  canvas.getContext('2d')?.putImageData(imageData(), 0, 0);
  return canvas;
};
const imageData = () => new ImageData(new Uint8ClampedArray(picture.data), 2, 2);
const addressOf = async () => URL.createObjectURL(await encodePng(picture));

/** Not awaited: the image is still loading when it is given. */
async function imageOf(): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = await addressOf();
  return image;
}

const inputs: Readonly<Record<string, () => ExplainInput | Promise<ExplainInput>>> = {
  'an <img> that still loads': imageOf,
  'an <img> of another size on the page': async () => {
    const image = await imageOf();
    [image.width, image.height] = [50, 20];
    return image;
  },
  'a <canvas>': canvasOf,
  'an OffscreenCanvas': () => {
    const canvas = new OffscreenCanvas(2, 2);
    canvas.getContext('2d')?.putImageData(imageData(), 0, 0);
    return canvas;
  },
  'an ImageData': imageData,
  'an ImageBitmap': () => createImageBitmap(imageData()),
  'a Blob': () => encodePng(picture),
  'a File': async () => new File([await encodePng(picture)], 'photo.png'),
  bytes: async () => new Uint8Array(await (await encodePng(picture)).arrayBuffer()),
  'an address': addressOf,
  'RGBA bytes': () => picture,
};

describe('explain in a page takes', () => {
  it.each(Object.entries(inputs))('%s', async (_, make) => {
    const { scoreMap } = await explain(net, await make(), { target: 0, preprocessing: asBytes });
    // A quarter of the input.
    expect([...scoreMap.data]).toEqual([10, 20, 30, 40]);
  });

  it('a tensor', async () => {
    const x = tensor3d([40, 80, 120, 160], [2, 2, 1]);
    expect([...(await explain(net, x, { target: 0 })).scoreMap.data]).toEqual([10, 20, 30, 40]);
    x.dispose();
  });

  it('the frame that a <video> shows', async () => {
    const canvas = canvasOf();
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = canvas.captureStream(10);
    await video.play();
    const { picture: frame } = await explain(net, video, { preprocessing: asBytes });
    expect([frame?.width, frame?.height]).toEqual([2, 2]);
    video.pause();
  });
});

describe('an explanation in a page', () => {
  it('is drawn on a canvas, whatever size that had', async () => {
    const explanation = await explain(net, canvasOf(), { target: 0, preprocessing: asBytes });
    const canvas = document.createElement('canvas');
    explanation.drawOn(canvas);
    expect([canvas.width, canvas.height]).toEqual([2, 2]);
    const shown = canvas.getContext('2d')?.getImageData(0, 0, 2, 2).data ?? [];
    expect([...shown]).toEqual([...explanation.paint().data]);
    const offscreen = new OffscreenCanvas(1, 1);
    explanation.drawOn(offscreen);
    expect(offscreen.width).toBe(2);
  });

  it('is a PNG file, and an SVG document that a page shows', async () => {
    const explanation = await explain(net, picture, { target: 0, preprocessing: asBytes });
    const png = new Blob([await explanation.toPng({ caption: false })], { type: 'image/png' });
    expect([...(await readPicture(png)).data]).toEqual([...explanation.paint().data]);
    const image = new Image();
    image.src = URL.createObjectURL(
      new Blob([await explanation.toSvg()], { type: 'image/svg+xml' }),
    );
    await image.decode();
    expect(image.naturalWidth).toBeGreaterThan(100);
    const figure = await readPicture(new Blob([await explanation.toPng()]));
    expect([figure.width, figure.height]).toEqual([image.naturalWidth, image.naturalHeight]);
  });
});

describe('explain in a page refuses with a sentence', () => {
  it.each([
    [
      'an image that is broken',
      async () => {
        const image = new Image();
        image.src = 'data:image/png;base64,AAAA';
        await image.decode().catch(() => undefined);
        return image;
      },
      /^explain: this is not a picture that this browser can read/,
    ],
    ['an image without a source', () => new Image(), /^explain: this is not a picture/],
    ['an address with nothing behind it', () => '/nothing-here.png?', /^explain: .*nothing-here/],
    ['what has a size alone', () => ({ width: 2, height: 2 }), /^explain: this is not a picture/],
  ] satisfies [string, () => ExplainInput | Promise<ExplainInput>, RegExp][])(
    '%s',
    async (_, make, sentence) => {
      await expect(explain(net, await make())).rejects.toThrow(sentence);
    },
  );
});
