import { activateBackend, type Adapter } from '@gradcam/core';
import '@tensorflow/tfjs-backend-cpu';
import { testZoo } from './test-zoo.js';
import { zooInNode } from './zoo-in-node.js';

const cpu: Adapter = {
  name: 'cpu',
  backendName: 'cpu',
  device: 'cpu',
  availability: () => Promise.resolve({ available: true }),
  prepare: () => activateBackend('cpu', 'report it to tfjs'),
};

testZoo({ create: () => cpu, tolerance: 1e-4 }, zooInNode);
