import { wasmAdapter } from '@gradcam/adapter-wasm';
import { prepareAdapter } from '@gradcam/core/adapter';
import { ones, type Rank } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { withoutHotPlaces } from '../../src/network/without-hot-places.js';

it('says which share of the picture is hot, and not of an input with margins', async () => {
  await prepareAdapter([wasmAdapter()]);
  const model = sequential({
    layers: [layers.globalAveragePooling2d({ inputShape: [4, 4, 3] }), layers.softmax()],
  });
  const network = {
    title: 'the mean of each colour',
    model,
    classNames: [],
    preprocessing: {
      inputSize: { width: 4, height: 4 },
      pixelRange: [0, 1],
      channelOrder: 'rgb',
      fit: 'contain',
    },
    hash: undefined,
    findings: [],
    dispose: () => undefined,
  } as const;
  const x = ones<Rank.R3>([4, 4, 3]);
  // Two of the eight pixels of the picture are hot; a row above and a row below are margin.
  const picture = { data: Float32Array.of(0, 1, 1, 0, 0, 0, 0, 0), width: 4, height: 2 };
  const row = [0, 0, 0, 0];
  const input = { data: Float32Array.of(...row, ...picture.data, ...row), width: 4, height: 4 };
  const found = await withoutHotPlaces(network, x, input, picture, 1);
  expect(found?.areaShare).toBe(0.25);
  // White everywhere, so that blurring changes nothing: three classes alike.
  expect(found?.probability).toBeCloseTo(1 / 3, 6);
  x.dispose();
  model.dispose();
});
