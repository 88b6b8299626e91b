import { GradCamError } from '@gradcam/errors';
import { describe, expect, it } from 'vitest';
import { readPicture } from '../src/node/index.js';
import { mutated, seeded } from './made/mutated.js';
import { smallPictures } from './made/small-pictures.js';

const pictures = await smallPictures();
// A process each takes a while.
const counts: Readonly<Record<string, number>> = { avif: 12, svg: 12 };

describe('a damaged picture', () => {
  it.each(Object.entries(pictures))('of the format %s is read, or refused', async (name, bytes) => {
    expect((await readPicture(bytes)).data.length % 4).toBe(0);
    const random = seeded(name.length);
    for (let round = 0; round < (counts[name] ?? 150); round += 1) {
      const options = { pixelLimit: 1_000_000, timeLimit: 60_000 };
      const read = await readPicture(mutated(bytes, random), options).catch(
        (error: unknown) => error,
      );
      if (read instanceof GradCamError)
        expect(read.code).toMatch(/^(?:PICTURE_BROKEN|PICTURE_TOO_LARGE)$/);
      else expect(read).toMatchObject({ data: expect.any(Uint8ClampedArray) as Uint8ClampedArray });
    }
  });
});
