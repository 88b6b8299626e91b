import assert from 'node:assert/strict';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { explain } from 'gradcam';
import { expected } from './expected.js';
import { hottestCell, meanNet, whitePixel } from './white-pixel.js';

Deno.test('is hottest where the picture is white', async () => {
  // Its workers do not take the code of the threads.
  const adapter = wasmAdapter({ threads: 1 });
  await adapter.prepare();
  const { scoreMap } = await explain(meanNet(), whitePixel(), {
    preprocessing: { pixelRange: [0, 1] },
  });
  assert.deepEqual(adapter.execution(), { threads: 1, simd: true });
  assert.equal(hottestCell(scoreMap), expected);
});
