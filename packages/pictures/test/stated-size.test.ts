import { describe, expect, it } from 'vitest';
import { statedSize } from '../src/browser/stated-size.js';
import { mutated, seeded } from './made/mutated.js';
import { smallPictures } from './made/small-pictures.js';
import { statedPng } from './made/stated-png.js';

// The reader of headers fails in that TIFF.
const { svg, 'tiff, gray': _, ...pictures } = await smallPictures();

describe('the size that a header states', () => {
  it('is 24 x 16 in every format, as stored', () => {
    for (const bytes of Object.values(pictures))
      expect(statedSize(bytes)).toMatchObject({ width: 24, height: 16 });
    expect(statedSize(statedPng(100_000_000, 1))).toMatchObject({ width: 100_000_000, height: 1 });
  });

  it('is the largest of an AVIF, whose boxes may state several or have no bytes', () => {
    const extent = (width: number, height: number) => {
      const box = Buffer.alloc(16);
      box.write('ispe');
      box.writeUInt32BE(width, 8);
      box.writeUInt32BE(height, 12);
      return box;
    };
    const start = Buffer.from('....ftypavif........', 'latin1');
    const bytes = Buffer.concat([start, extent(8, 8), extent(70_000, 9), Buffer.alloc(40)]);
    expect(statedSize(bytes)).toEqual({ width: 70_000, height: 9, isOnly: false });
    expect(statedSize(start)).toBeUndefined();
  });

  it('is left to the browser where a file is an SVG, or of a rarer kind', () => {
    expect(svg === undefined ? svg : statedSize(svg)).toBeUndefined();
    expect(statedSize(Buffer.from('icns\0\0\0\x10ic07\0\0\0\0', 'latin1'))).toBeUndefined();
    expect(statedSize(Buffer.from('GIF8ftypavif\0\0\0\0', 'latin1'))).toBeUndefined();
  });

  it('is found or missed in damaged files, without an end that never comes', () => {
    const random = seeded(11);
    let found = 0;
    for (const bytes of Object.values(pictures))
      for (let round = 0; round < 500; round += 1) {
        try {
          const { width = 0, height = 0 } = statedSize(mutated(bytes, random)) ?? {};
          found += Number(width > 0 && height > 0);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }
    expect(found).toBeGreaterThan(1000);
  });
});
