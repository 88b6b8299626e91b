import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-layers';
import { fetchModel, loadKnownModel, loadModelFolder } from '@gradcam/models/node';
import { testBackend, testMobileNetV1, testRealGraphModel, testRealTasks } from '@gradcam/testing';
import { nodeGpuAdapter } from '../src/index.js';

const adapter = nodeGpuAdapter();
const contract = {
  create: () => adapter,
  tolerance: 1e-4,
  readSample: (name: string) =>
    adapter.readPicture(
      fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url)),
    ),
};

testBackend(contract);
testMobileNetV1({
  ...contract,
  load: () => loadKnownModel('mobilenet-v1'),
});
testRealGraphModel({ ...contract, load: () => loadKnownModel('mobilenet-v1-025') });
testRealTasks({
  ...contract,
  load: async (source) => {
    const folder = await fetchModel(source);
    const [json = 'model.json'] = source.source.files ?? [];
    return (await loadModelFolder(join(folder, json))).model;
  },
});
