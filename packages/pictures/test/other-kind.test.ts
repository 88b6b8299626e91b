import { describe, expect, it } from 'vitest';
import { readPicture } from '../src/node/index.js';

const boxes = (...brands: string[]) =>
  `\0\0\0\x18ftyp${brands.join('')}${'\0\0\0\x08free'.repeat(12)}`;

const said = (text: string) => {
  const reading = readPicture(Buffer.from(text, 'latin1'));
  return reading.then(String, (error: unknown) => (error as Error).message);
};

describe('readPicture of what is no picture that it reads', () => {
  it.each([
    [
      'an HEIC photo',
      'save it as JPEG or PNG (an iPhone takes photos as JPEG by Settings, Camera, Formats, Most Compatible).',
      boxes('heic', '\0\0\0\0', 'mif1', 'heic'),
    ],
    [
      'an HEIC photo',
      'save it as JPEG or PNG (an iPhone takes photos as JPEG by Settings, Camera, Formats, Most Compatible).',
      boxes('mif1', '\0\0\0\0', 'mif1', 'MiPr', 'heix'),
    ],
    ['a JPEG XL picture', 'save it as JPEG or PNG.', '\xff\n\xfa\x7f'],
    ['a JPEG XL picture', 'save it as JPEG or PNG.', '\0\0\0\x0cJXL \r\n\x87\n'],
    ['a JPEG 2000 picture', 'save it as JPEG or PNG.', '\0\0\0\x0cjP  \r\n\x87\n'],
    ['a Photoshop document', 'save it as JPEG or PNG.', '8BPS\0\x01'],
    ['a PDF document', 'save a page of it as JPEG or PNG.', '%PDF-1.7\n'],
    [
      'a video',
      'save a frame of it as JPEG or PNG.',
      boxes('isom', '\0\0\x02\0', 'isom', 'iso2', 'avc1', 'mp41'),
    ],
    ['a video', 'save a frame of it as JPEG or PNG.', boxes('qt  ', '\0\0\0\0')],
    ['a video', 'save a frame of it as JPEG or PNG.', '\x1aE\xdf\xa3\x9fB\x86'],
  ])('says that it is %s: %s', async (kind, help, text) => {
    const sentence = await said(text);
    expect(sentence).toMatch(/^readPicture: \d+ bytes is not a picture that can be read/);
    expect(sentence.endsWith(` It is ${kind}: ${help}`)).toBe(true);
  });

  it.each([
    ['an AVIF that is cut short', boxes('avif', '\0\0\0\0', 'mif1', 'avif', 'miaf')],
    ['a JPEG that is cut short', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['words', 'The photo of a cat.'],
    ['nothing', ''],
  ])('says no more than what it expects of %s', async (_, text) => {
    expect(await said(text)).toMatch(
      /expected a JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG file that is complete\.$/,
    );
  });
});
