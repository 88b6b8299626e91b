import { fileURLToPath } from 'node:url';
import { gradCAM } from '@gradcam/core';
import { nodePlace } from '@gradcam/testing/node';
import { expandDims, type Tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preprocess, topClasses, type LoadedModel } from '../../../models/src/index.js';
import { readPicture } from '../../../pictures/src/node/index.js';
import { hottestPoint } from '../../../render/src/index.js';
import { wasmAdapter } from '../../src/node.js';

const samples = fileURLToPath(new URL('../../../../assets/samples', import.meta.url));

/** Where each animal's face is, in pixels of the network's input, 224 x 224: as seen by eye. */
const animals = [
  { file: 'dog-and-cat.jpg', name: 'cocker spaniel', left: 38, top: 12, right: 150, bottom: 112 },
  { file: 'dog-and-cat.jpg', name: 'Egyptian cat', left: 0, top: 112, right: 190, bottom: 224 },
  { file: 'dog.jpg', name: 'cocker spaniel', left: 10, top: 20, right: 200, bottom: 215 },
];

const loaded: { mobileNet?: LoadedModel } = {};
const mobileNet = () => {
  if (loaded.mobileNet === undefined) throw new Error('not loaded yet');
  return loaded.mobileNet;
};
beforeAll(async () => {
  await wasmAdapter().prepare();
  loaded.mobileNet = await nodePlace(samples).loadMobileNetV1();
});
afterAll(() => {
  mobileNet().dispose();
});

describe('the sample pictures of animals', () => {
  it.each(animals)(
    'has the heat for $name on the animal in $file',
    async ({ file, name, ...box }) => {
      const { model, spec, classNames } = mobileNet();
      const x = preprocess(await readPicture(`${samples}/${file}`), spec);
      const { scoreMap } = await gradCAM(model, x, name, { classNames });
      const data = await scoreMap.data();
      const isInside = (column: number, row: number) =>
        column >= box.left && column < box.right && row >= box.top && row < box.bottom;
      const hottest = hottestPoint({ data, width: 224, height: 224 });
      expect(isInside(hottest.x, hottest.y)).toBe(true);
      let [inside, all] = [0, 0];
      data.forEach((score, at) => {
        const heat = Math.max(0, score);
        all += heat;
        if (isInside(at % 224, Math.floor(at / 224))) inside += heat;
      });
      expect(inside / all).toBeGreaterThan(0.6);
      x.dispose();
      scoreMap.dispose();
    },
  );

  it('shows MobileNet V1 a dog and a cat at once', async () => {
    const { model, spec, classNames } = mobileNet();
    const x = preprocess(await readPicture(`${samples}/dog-and-cat.jpg`), spec);
    const batch = expandDims(x, 0);
    // Border to tfjs: `predict` is typed for any number of outputs; this model has one.
    const output = model.predict(batch) as Tensor;
    const [first, second] = topClasses(await output.data<'float32'>(), classNames, 2);
    expect([first?.name.split(',')[0], second?.name.split(',')[0]].sort()).toEqual([
      'Egyptian cat',
      'cocker spaniel',
    ]);
    expect(second?.probability).toBeGreaterThan(0.2);
    for (const tensor of [x, batch, output]) tensor.dispose();
  });
});
