import { testBackend } from '@gradcam/testing';
import { testZoo } from '../../testing/test/zoo/test-zoo.js';
import { zooInNode } from '../../testing/test/zoo/zoo-in-node.js';
import { nodeGpuAdapter } from '../src/index.js';

const adapter = nodeGpuAdapter();

const contract = { create: () => adapter, tolerance: 1e-4 };

testBackend(contract);
testZoo(contract, zooInNode);
