import { explain } from 'gradcam';
import { expect, it } from 'vitest';
import { expected } from './expected.js';
import { hottestCell, meanNet, whitePixel } from './white-pixel.js';

it('is hottest where the picture is white', async () => {
  const { scoreMap } = await explain(meanNet(), whitePixel(), {
    preprocessing: { pixelRange: [0, 1] },
  });
  expect(hottestCell(scoreMap)).toBe(expected);
});
