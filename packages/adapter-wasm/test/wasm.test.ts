import { fileURLToPath } from 'node:url';
import { loadKnownModel } from '@gradcam/models/node';
import { testBackend, testMobileNetV1 } from '@gradcam/testing';
import { wasmAdapter } from '../src/node.js';

const adapter = wasmAdapter();

testBackend({ create: () => adapter, tolerance: 1e-4 });

testMobileNetV1({
  create: () => adapter,
  tolerance: 1e-4,
  load: () => loadKnownModel('mobilenet-v1'),
  readSample: (name) =>
    adapter.readPicture(
      fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url)),
    ),
});
