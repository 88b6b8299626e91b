import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import { io, memory, ones, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { layers, model as modelOf, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { loadTfjsModel } from '../src/load/load-tfjs-model.js';
import { loadModelFolder } from '../src/node/index.js';

const zoo = fileURLToPath(new URL('../../testing/nets/zoo/', import.meta.url));
const names = readdirSync(zoo).filter((name) => existsSync(`${zoo}${name}/layers/model.json`));

beforeAll(() => setBackend('cpu'));

it('frees all of a model: also layers that are called twice, and models inside of it', async () => {
  const left: Record<string, number> = {};
  let loaded = 0;
  for (const name of names) {
    const { numTensors } = memory();
    // Some nets of the zoo are refused.
    const made = await loadModelFolder(`${zoo}${name}/layers`).catch(() => undefined);
    if (made !== undefined) loaded += 1;
    made?.model.dispose();
    if (memory().numTensors !== numTensors) left[name] = memory().numTensors - numTensors;
  }
  expect(left).toEqual({});
  expect(loaded).toBeGreaterThan(60);
}, 60_000);

it('leaves the layers that another model is made of', async () => {
  const { model } = await loadModelFolder(`${zoo}siamese/layers`);
  // Border to loadModelFolder: the format says which of the two kinds it is.
  const siamese = model as LayersModel;
  const shared = siamese.layers.find(({ name }) => siamese.getLayer(name).getWeights().length > 0);
  const [, ...shape] = siamese.inputs[0]?.shape ?? [];
  const input = layers.input({ shape });
  const other = modelOf({ inputs: input, outputs: shared?.apply(input) as never });
  siamese.dispose();
  const x = ones([1, ...shape.map((size) => size ?? 1)]);
  const result = other.predict(x) as Tensor;
  expect([...result.dataSync()].every(Number.isFinite)).toBe(true);
});

it('leaves no mask of a recurrent dropout behind, which only training needs', async () => {
  const lstm = (name: string) =>
    layers.lstm({
      name,
      units: 2,
      dropout: 0.2,
      recurrentDropout: 0.3,
      // The default one needs the ops that the whole of tfjs adds.
      recurrentInitializer: 'zeros',
    });
  const artifacts = new Promise<io.ModelArtifacts>((resolve) => {
    const made = sequential({ layers: [layers.inputLayer({ inputShape: [3, 2] }), lstm('lstm')] });
    void made.save(
      io.withSaveHandler((saved) => {
        resolve(saved);
        return Promise.resolve({
          modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' },
        });
      }),
    );
  });
  const saved = await artifacts;
  const model = await loadTfjsModel('layers', { load: () => Promise.resolve(saved) });
  const x = ones([1, 3, 2]);
  const before = memory().numTensors;
  (model.predict(x) as Tensor).dispose();
  expect(memory().numTensors).toBe(before);
});
