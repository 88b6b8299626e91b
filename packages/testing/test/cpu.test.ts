import { defineAdapter } from '@gradcam/core/adapter';
import { testBackend } from '../src/index.js';

const cpu = defineAdapter({
  name: 'cpu',
  device: 'cpu',
  load: () => import('@tensorflow/tfjs-backend-cpu'),
  remedy: 'report it to tfjs',
});

testBackend({ create: () => cpu, tolerance: 1e-5 });
