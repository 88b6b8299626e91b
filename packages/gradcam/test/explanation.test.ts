import '@tensorflow/tfjs-backend-cpu';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { softmaxNet } from '../../testing/src/nets/two-channel-net.js';
import {
  explain,
  gray,
  looks,
  overlay,
  readPicture,
  type Canvas,
  type Explanation,
} from '../src/node.js';
import { asBytes, picture2x2 } from './made.js';

const model = softmaxNet();
const options = { preprocessing: asBytes, classNames: ['yes', 'no'], target: 'yes' } as const;
const made: { explanation?: Explanation } = {};
const explanation = () => {
  if (made.explanation === undefined) throw new Error('not explained yet');
  return made.explanation;
};
beforeAll(async () => {
  made.explanation = await explain(model, picture2x2, options);
});
afterAll(() => model.dispose());

/** A canvas as packages for Node have it. */
function canvasOf(): Canvas & { shown: number[] } {
  const canvas = {
    width: 0,
    height: 0,
    shown: [] as number[],
    getContext: () => ({
      createImageData: (width: number, height: number) => ({
        data: new Uint8ClampedArray(4 * width * height),
      }),
      putImageData: ({ data }: { data: Uint8ClampedArray }) => {
        canvas.shown = [...data];
      },
    }),
  };
  return canvas;
}

describe('an explanation', () => {
  it('is painted on a canvas, which takes the size of the picture', () => {
    const canvas = canvasOf();
    explanation().drawOn(canvas, { ...looks.even, colormap: gray, alpha: 1 });
    expect([canvas.width, canvas.height]).toEqual([2, 2]);
    // The map 0 0 / 0.125 0.375 from black to white.
    expect(canvas.shown).toEqual(
      [0, 0, 85, 255].flatMap((brightness) => [brightness, brightness, brightness, 255]),
    );
  });

  it('is a PNG file of what overlay paints, where no caption is wanted', async () => {
    const { data } = await readPicture(await explanation().toPng({ caption: false }));
    expect([...data]).toEqual([...overlay(picture2x2, explanation().scoreMap).data]);
  });

  it('is an SVG document with a title and a description in words', async () => {
    const svg = await explanation().toSvg({ title: 'photo.jpg' });
    expect(svg).toMatch(/<title>photo\.jpg<\/title>/);
    expect(svg).toMatch(/>yes, 50\s%</);
    for (const words of ['>photo.jpg<', '>Grad-CAM at relu<', '>hot<'])
      expect(svg).toContain(words);
    expect(svg).toMatch(/<desc>[^<]*the lower right[^<]*<\/desc>/);
    expect(svg).toContain('href="data:image/png;base64,');
  });

  it('is an SVG document of the picture alone, where no caption is wanted', async () => {
    const svg = await explanation().toSvg({ caption: false });
    expect(svg).toMatch(/^<svg [^>]*width="2" height="2"/);
    expect(svg).toMatch(/<title>Evidence for &#34;yes&#34; \(50 %\), by Grad-CAM at relu<\/title>/);
    expect(svg).not.toContain('<text');
    const { width, height } = await readPicture(new TextEncoder().encode(svg));
    expect([width, height]).toEqual([2, 2]);
  });

  it('refuses a caption that is neither true nor false', async () => {
    // Border to a program without types.
    const wrong = { caption: 'none' } as never;
    for (const name of ['toPng', 'toSvg'] as const)
      await expect(explanation()[name](wrong)).rejects.toThrow(
        new RegExp(
          `^explanation\\.${name}: the option caption is not true or false, got the string "none"`,
        ),
      );
  });

  it('is a PNG file with the same words around the picture', async () => {
    const { width, height } = await readPicture(await explanation().toPng());
    expect(width).toBeGreaterThan(100);
    expect(height).toBeGreaterThan(50);
  });

  it('says in words what is explained and where it is hot', () => {
    expect(explanation().describe()).toMatch(
      /^Evidence for "yes" \(50 %\), by Grad-CAM at relu\. One hot spot in the lower right, 25 % of the area/,
    );
  });

  it('has two colours where the map has both signs', async () => {
    const {
      scoreMap,
      paint,
      describe: describeIt,
    } = await explain(model, picture2x2, {
      ...options,
      sign: 'signed',
    });
    // 0.125 (2 x - 5): -0.375 -0.125 / 0.125 0.375, the ends of the colours.
    expect([...scoreMap.data]).toEqual([-0.375, -0.125, 0.125, 0.375]);
    const { data } = paint({ alpha: 1, contour: 'none' });
    expect([...data.subarray(0, 3)]).toEqual([0, 114, 178]);
    expect([...data.subarray(12, 15)]).toEqual([213, 94, 0]);
    expect(describeIt()).toMatch(/^Evidence for and against "yes"/);
  });

  it('gives a tensor of its map, which dispose frees, and nothing afterwards', async () => {
    const before = memory().numTensors;
    const own = await explain(model, picture2x2, options);
    const tensor = own.tensor();
    expect(tensor.shape).toEqual([2, 2]);
    expect([...(await tensor.data())]).toEqual([0, 0, 0.125, 0.375]);
    own.tensor().dispose();
    expect(memory().numTensors).toBe(before + 1);
    own.dispose();
    own.dispose();
    expect(memory().numTensors).toBe(before);
    expect(() => own.paint()).toThrow(/^explanation\.paint: the explanation was disposed/);
    await expect(async () => await own.toPng()).rejects.toMatchObject({ code: 'DISPOSED' });
  });
});
