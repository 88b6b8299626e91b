import { fileURLToPath } from 'node:url';
import { activateBackend, type Adapter } from '@gradcam/core';
import '@tensorflow/tfjs-backend-cpu';
import { testRealNetworks } from '@gradcam/testing';
import { nodePlace } from '@gradcam/testing/node';

const samples = fileURLToPath(new URL('../../../assets/samples', import.meta.url));
const adapter: Adapter = {
  name: 'cpu',
  backendName: 'cpu',
  device: 'cpu',
  availability: () => Promise.resolve({ available: true }),
  prepare: () => activateBackend('cpu', 'report it to tfjs'),
};

// docs/decisions/007-single-precision.md
testRealNetworks({ create: () => adapter, tolerance: 2e-5 }, nodePlace(samples));
