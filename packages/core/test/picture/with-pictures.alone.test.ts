import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { afterEach, expect, it, vi } from 'vitest';
import { gradCAM } from '../../src/index.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A canvas of one colour, and a page that draws it. */
function pageWithCanvas(): { width: number; height: number; shade: number } {
  type Shaded = ReturnType<typeof pageWithCanvas>;
  vi.stubGlobal('createImageBitmap', ({ width, height, shade }: Shaded) =>
    Promise.resolve({ width, height, shade, close: () => undefined }),
  );
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        let drawn = 0;
        return {
          drawImage: ({ shade }: Shaded) => {
            drawn = shade;
          },
          getImageData: () => ({
            data: Uint8ClampedArray.from({ length: 16 }, (_, at) => (at % 4 === 3 ? 255 : drawn)),
            width: 2,
            height: 2,
          }),
        };
      }
    },
  );
  return { width: 2, height: 2, shade: 255 };
}

it('explains what a page shows when it is called, not what it shows by the time that everything is loaded', async () => {
  await setBackend('cpu');
  const ones = { kernelInitializer: 'ones' } as const;
  const model = sequential({
    layers: [
      layers.conv2d({ ...ones, filters: 1, kernelSize: 1, inputShape: [2, 2, 1] }),
      layers.globalAveragePooling2d({}),
      layers.dense({ ...ones, units: 1 }),
    ],
  });
  const canvas = pageWithCanvas();
  const preprocessing = { pixelRange: [0, 1], channelOrder: 'rgb' } as const;
  const explaining = gradCAM(model, canvas, 0, { preprocessing });
  canvas.shade = 51;
  const { scoreMap } = await explaining;
  // White is 1, and its gradient 1/4; the shade that is drawn later is 0.2.
  expect((await scoreMap.data())[0]).toBeCloseTo(0.25);
  scoreMap.dispose();
  model.dispose();
});
