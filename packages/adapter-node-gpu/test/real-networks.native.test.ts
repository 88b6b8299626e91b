import '@tensorflow/tfjs-layers';
import { inNode } from '../../testing/test/places/in-node.js';
import { testRealNetworks } from '../../testing/test/places/test-real-networks.js';
import { nodeGpuAdapter } from '../src/index.js';

// docs/decisions/007-single-precision.md: oneDNN rounds by the processor that it finds. TensorFlow reads this when it is loaded.
process.env['TF_ENABLE_ONEDNN_OPTS'] = '0';

const adapter = nodeGpuAdapter();

testRealNetworks({ create: () => adapter, tolerance: 1e-4 }, inNode);
