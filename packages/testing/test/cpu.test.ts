import { activateBackend, type Adapter } from '@gradcam/core';
import { testBackend } from '../src/index.js';

const cpu: Adapter = {
  name: 'cpu',
  backendName: 'cpu',
  device: 'cpu',
  availability: () => Promise.resolve({ available: true }),
  prepare: async () => {
    await import('@tensorflow/tfjs-backend-cpu');
    await activateBackend('cpu', 'import @tensorflow/tfjs-backend-cpu');
  },
};

testBackend({ create: () => cpu, tolerance: 1e-5 });
