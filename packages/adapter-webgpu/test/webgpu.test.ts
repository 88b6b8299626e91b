import { fileURLToPath } from 'node:url';
import { loadKnownModel } from '@gradcam/models/node';
import { testBackend, testMobileNetV1, testRealGraphModel } from '@gradcam/testing';
import { webgpuAdapter } from '../src/node.js';

const adapter = webgpuAdapter();

testBackend({ create: () => adapter, tolerance: 1e-3 });

const contract = {
  create: () => adapter,
  tolerance: 1e-3,
  readSample: (name: string) =>
    adapter.readPicture(
      fileURLToPath(new URL(`../../../assets/samples/${name}.png`, import.meta.url)),
    ),
};

testMobileNetV1({ ...contract, load: () => loadKnownModel('mobilenet-v1') });
testRealGraphModel({ ...contract, load: () => loadKnownModel('mobilenet-v1-025') });
