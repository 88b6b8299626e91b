import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import {
  loadKnownModelFromUrl,
  mobilenetV1,
  mobilenetV1Quarter,
  type KnownModel,
} from '@gradcam/models';
import { testBackend, testMobileNetV1, testRealGraphModel, testRealTasks } from '@gradcam/testing';
import type { wasmAdapter } from '../src/browser.js';

/**
 * The whole contract in a page.
 *
 * @param adapter The adapter under test.
 */
export function testInPage(adapter: ReturnType<typeof wasmAdapter>): void {
  testBackend({ create: () => adapter, tolerance: 1e-4 });

  const contract = {
    create: () => adapter,
    tolerance: 1e-4,
    readSample: async (name: string) =>
      adapter.readPicture(await (await fetch(`/samples/${name}.png`)).blob()),
  };
  const load = (model: KnownModel) => () => loadKnownModelFromUrl(model, `/models/${model.id}`);

  testMobileNetV1({ ...contract, load: load(mobilenetV1) });
  testRealGraphModel({ ...contract, load: load(mobilenetV1Quarter) });
  testRealTasks({
    ...contract,
    load: ({ id, format, source }) => {
      const load = format === 'graph' ? loadGraphModel : loadLayersModel;
      return load(`/models/${id}/${source.files?.[0] ?? 'model.json'}`);
    },
  });
}
