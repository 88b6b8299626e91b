import assert from 'node:assert/strict';
import { explain } from 'gradcam';
import { expected } from './expected.js';
import { hottestCell, meanNet, whitePixel } from './white-pixel.js';

Deno.test('is hottest where the picture is white', async () => {
  const { scoreMap } = await explain(meanNet(), whitePixel(), {
    preprocessing: { pixelRange: [0, 1] },
  });
  assert.equal(hottestCell(scoreMap), expected);
});
