import { wasmAdapter } from '@gradcam/adapter-wasm';
import { explain } from 'gradcam';
import { expect, it } from 'bun:test';
import { expected } from './expected.js';
import { hottestCell, meanNet, whitePixel } from './white-pixel.js';

it('is hottest where the picture is white', async () => {
  const adapter = wasmAdapter({ threads: 2 });
  await adapter.prepare();
  const { scoreMap } = await explain(meanNet(), whitePixel(), {
    preprocessing: { pixelRange: [0, 1] },
  });
  expect(adapter.execution()).toEqual({ threads: 2, simd: true });
  expect(hottestCell(scoreMap)).toBe(expected);
});
