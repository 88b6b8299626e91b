import { describe, expect, it } from 'vitest';
import {
  annotatedPicture,
  captionedPicture,
  contours,
  looks,
  signedLooks,
  type CaptionOptions,
} from '../../src/index.js';
import { attributesOf, textsOf } from './markup.js';
import { grid } from '../made.js';

const picture = { href: 'data:image/png;base64,', width: 320, height: 100 };
const all = {
  title: 'photo.jpg',
  className: 'Egyptian cat',
  probability: 0.9333,
  method: 'Grad-CAM',
  layer: 'relu',
};
const numbers = (attributes: Readonly<Record<string, string>> | undefined, ...names: string[]) =>
  names.map((name) => Number(attributes?.[name]));

describe('captionedPicture', () => {
  it('says what the picture shows, above and below it', () => {
    const svg = captionedPicture(picture, all);
    expect(textsOf(svg)).toEqual([
      ...['photo.jpg', 'Egyptian cat, 93.3\u00A0%', 'Grad-CAM at relu'],
      ...['cold', 'hot', 'line at 50 % of the heat'],
    ]);
    expect(svg).toContain(
      '<title>photo.jpg</title><desc>Egyptian cat, 93.3 %, Grad-CAM at relu.</desc>',
    );
  });

  it('has the picture in its own size, between the words', () => {
    const svg = captionedPicture(picture, { ...all, fontSize: 10, look: 'none' });
    // Gaps of 5; lines of 14.3, 13 and 11.05 at 1.3 of 11, 10 and 8.5.
    const [outer, inner] = attributesOf(svg, 'svg');
    expect(numbers(outer, 'width', 'height')).toEqual([
      330,
      Math.ceil(5 + 14.3 + 5 + 100 + 5 + 13 + 5 + 11.05 + 5),
    ]);
    expect(numbers(inner, 'x', 'y', 'width', 'height')).toEqual([5, 24.3, 320, 100]);
    const lines = attributesOf(svg, 'text').map((text) => numbers(text, 'x', 'y', 'font-size'));
    expect(lines).toEqual([
      [165, 16, 11],
      [165, 139.3, 10],
      [165, 155.8, 8.5],
    ]);
  });

  it('writes with letters that grow with the picture, and stands in the middle of a wider figure', () => {
    const fontSize = (width: number) =>
      numbers(attributesOf(captionedPicture({ ...picture, width }), 'svg')[0], 'font-size')[0];
    expect([fontSize(100), fontSize(3200)]).toEqual([14, 100]);
    const [, inner] = attributesOf(captionedPicture({ ...picture, width: 100 }), 'svg');
    // A figure of 14 letters at 14, and a margin of 7.
    expect(numbers(inner, 'x')).toEqual([7 + (196 - 100) / 2]);
  });

  it('leaves out what is not known, and the bar on request', () => {
    expect(textsOf(captionedPicture(picture, { look: 'none' }))).toEqual([]);
    expect(
      textsOf(captionedPicture(picture, { look: 'none', layer: 'relu', probability: 1 })),
    ).toEqual(['100\u00A0%', 'relu']);
    expect(captionedPicture(picture)).toContain('<title>Heat map</title><desc>A heat map.</desc>');
  });

  it('breaks long names into three lines at most, and shortens long words', () => {
    const svg = captionedPicture(picture, {
      className: 'cat '.repeat(60),
      layer: 'x'.repeat(200),
      fontSize: 20,
      look: 'none',
    });
    const texts = textsOf(svg);
    expect(texts).toHaveLength(4);
    // 320 pixels hold 26 letters of 12, and 31 of 10.2.
    expect(texts.slice(0, 3)).toEqual([
      ...['cat cat cat cat cat cat', 'cat cat cat cat cat cat', 'cat cat cat cat cat ca…'],
    ]);
    expect(texts[3]).toBe(`${'x'.repeat(30)}…`);
  });

  it('shows the colours as the look lays them over a picture', () => {
    const fills = (look: CaptionOptions['look']) =>
      attributesOf(captionedPicture(picture, { look }), 'rect')
        .slice(1, -1)
        .map(({ fill }) => fill);
    // Half of a gray of 150, and half of the ends of jet, 0 0 128 and 128 0 0.
    const jet = fills(looks.matlab);
    expect([jet[0], jet.at(-1)]).toEqual(['#4b4b8b', '#8b4b4b']);
    // 0.2 of 150 and 0.8 of blue (0, 114, 178).
    expect(fills(signedLooks.default)[0]).toBe('#1e79ac');
  });

  it('has numbers or words at the ends of the bar', () => {
    const bar = { look: signedLooks.even };
    expect(textsOf(captionedPicture(picture, bar))).toEqual(['against', 'for']);
    expect(textsOf(captionedPicture(picture, { ...bar, range: [-2, 2] }))).toEqual([
      ...['\u22122', '\u22121', '0', '1', '2'],
    ]);
  });

  it('draws contours as lines that are open at the edge of the picture', () => {
    // The left half is hot: the line goes down the middle.
    const lines = contours(grid(4, 2, 1, 1, 0, 0, 1, 1, 0, 0), [0.5]);
    for (const svg of [
      captionedPicture(picture, { contours: lines, look: 'none' }),
      annotatedPicture(picture, { contours: lines }),
    ]) {
      const paths = attributesOf(svg, 'path').map(({ d }) => d);
      expect(paths).toHaveLength(2);
      for (const d of paths) {
        const places = [...(d ?? '').matchAll(/[ML](\S+) (\S+?)(?=[ML]|$)/g)];
        expect(places.map(([, x]) => Number(x)).every((x) => x >= 120 && x <= 160)).toBe(true);
        expect(d).not.toContain('Z');
      }
    }
  });

  it.each([
    [{ probability: 2 }, /^captionedPicture: the probability is out of range, got 2/],
    [{ range: [1, 1] }, /^captionedPicture: the range is empty, got 1 to 1/],
    [{ range: [0, NaN] }, /^captionedPicture: an end of the range is not a finite number/],
    [{ className: 3 }, /^captionedPicture: the option className is not a text/],
    [{ look: { alpha: 2 } }, /^captionedPicture: alpha is out of range, got 2/],
    [{ contours: [3] }, /^captionedPicture: this is not a contour/],
  ])('refuses the options %j', (options, message) => {
    // A program without types.
    const given = options as unknown as CaptionOptions;
    expect(() => captionedPicture(picture, given)).toThrow(message);
  });
});
