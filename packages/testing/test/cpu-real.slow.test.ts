import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { activateBackend, type Adapter } from '@gradcam/core';
import { fetchModel, loadKnownModel, loadModelFolder } from '@gradcam/models/node';
import { nodePictures } from '@gradcam/pictures/node';
import '@tensorflow/tfjs-backend-cpu';
import { testMobileNetV1, testRealTasks } from '../src/index.js';

const adapter: Adapter = {
  name: 'cpu',
  backendName: 'cpu',
  device: 'cpu',
  availability: () => Promise.resolve({ available: true }),
  prepare: () => activateBackend('cpu', 'report it to tfjs'),
};

const contract = {
  create: () => adapter,
  // docs/decisions/007-single-precision.md
  tolerance: 2e-5,
  readSample: (name: string) =>
    nodePictures.readPicture(
      fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url)),
    ),
};
testMobileNetV1({ ...contract, load: () => loadKnownModel('mobilenet-v1') });
testRealTasks({
  ...contract,
  load: async (source) => {
    const folder = await fetchModel(source);
    const [json = 'model.json'] = source.source.files ?? [];
    return (await loadModelFolder(join(folder, json))).model;
  },
});
