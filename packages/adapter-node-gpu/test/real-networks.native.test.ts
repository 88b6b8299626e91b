import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-layers';
import { testRealNetworks } from '@gradcam/testing';
import { nodePlace } from '@gradcam/testing/node';
import { nodeGpuAdapter } from '../src/index.js';

// docs/decisions/007-single-precision.md: oneDNN rounds by the processor that it finds. TensorFlow reads this when it is loaded.
process.env['TF_ENABLE_ONEDNN_OPTS'] = '0';

const samples = fileURLToPath(new URL('../../../assets/samples', import.meta.url));
const adapter = nodeGpuAdapter();

testRealNetworks({ create: () => adapter, tolerance: 1e-4 }, nodePlace(samples));
