import { activateBackend, type Adapter } from '@gradcam/core';
import '@tensorflow/tfjs-backend-cpu';
import { inNode } from './places/in-node.js';
import { testRealNetworks } from './places/test-real-networks.js';

const adapter: Adapter = {
  name: 'cpu',
  backendName: 'cpu',
  device: 'cpu',
  availability: () => Promise.resolve({ available: true }),
  prepare: () => activateBackend('cpu', 'report it to tfjs'),
};

// docs/decisions/007-single-precision.md
testRealNetworks({ create: () => adapter, tolerance: 2e-5 }, inNode);
