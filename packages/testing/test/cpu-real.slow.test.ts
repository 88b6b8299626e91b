import { fileURLToPath } from 'node:url';
import { defineAdapter } from '@gradcam/core/adapter';
import { testRealNetworks } from '@gradcam/testing';
import { nodePlace } from '@gradcam/testing/node';

const samples = fileURLToPath(new URL('../../../assets/samples', import.meta.url));
const adapter = defineAdapter({
  name: 'cpu',
  device: 'cpu',
  load: () => import('@tensorflow/tfjs-backend-cpu'),
  remedy: 'report it to tfjs',
});

// docs/decisions/007-single-precision.md
testRealNetworks({ create: () => adapter, tolerance: 2e-5 }, nodePlace(samples));
