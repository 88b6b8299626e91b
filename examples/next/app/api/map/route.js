import { wasmAdapter } from '@gradcam/adapter-wasm';
import { explain } from 'gradcam';
import { hottestCell, meanNet, whitePixel } from '../../../white-pixel.js';

export const dynamic = 'force-dynamic';

/** On the server, on worker threads. */
export async function GET() {
  await wasmAdapter().prepare();
  const { scoreMap } = await explain(meanNet(), whitePixel(), {
    preprocessing: { pixelRange: [0, 1] },
  });
  return new Response(hottestCell(scoreMap));
}
