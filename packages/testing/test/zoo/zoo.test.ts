import { defineAdapter } from '@gradcam/core/adapter';
import { testZoo } from './test-zoo.js';
import { zooInNode } from './zoo-in-node.js';

const cpu = defineAdapter({
  name: 'cpu',
  device: 'cpu',
  load: () => import('@tensorflow/tfjs-backend-cpu'),
  remedy: 'report it to tfjs',
});

testZoo({ create: () => cpu, tolerance: 1e-4 }, zooInNode);
