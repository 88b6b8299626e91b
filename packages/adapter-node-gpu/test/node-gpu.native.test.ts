import { testBackend } from '@gradcam/testing';
import { nodeGpuAdapter } from '../src/index.js';

const adapter = nodeGpuAdapter();

testBackend({ create: () => adapter, tolerance: 1e-4 });
