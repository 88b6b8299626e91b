import { loadKnownModelFromUrl, mobilenetV1 } from '@gradcam/models';
import { testBackend, testMobileNetV1 } from '@gradcam/testing';
import { webglAdapter } from '../src/index.js';

const adapter = webglAdapter();

testBackend({ create: () => adapter, tolerance: 1e-3 });

testMobileNetV1({
  create: () => adapter,
  tolerance: 1e-3,
  load: () => loadKnownModelFromUrl(mobilenetV1, '/models/mobilenet-v1'),
  readSample: async (name) =>
    adapter.readPicture(await (await fetch(`/samples/${name}.png`)).blob()),
});
