import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { fetchModel, loadKnownModel, loadModelFolder } from '@gradcam/models/node';
import { testBackend, testMobileNetV1, testRealGraphModel, testRealTasks } from '@gradcam/testing';
import { wasmAdapter } from '../src/node.js';

const adapter = wasmAdapter();

testBackend({ create: () => adapter, tolerance: 1e-4 });

const contract = {
  create: () => adapter,
  tolerance: 1e-4,
  readSample: (name: string) =>
    adapter.readPicture(
      fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url)),
    ),
};

testMobileNetV1({ ...contract, load: () => loadKnownModel('mobilenet-v1') });
testRealGraphModel({ ...contract, load: () => loadKnownModel('mobilenet-v1-025') });
testRealTasks({
  ...contract,
  load: async (source) => {
    const folder = await fetchModel(source);
    const [json = 'model.json'] = source.source.files ?? [];
    return (await loadModelFolder(join(folder, json))).model;
  },
});
