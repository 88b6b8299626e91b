import { testBackend, type Skip } from '@gradcam/testing';
import { testZoo } from '../../testing/test/zoo/test-zoo.js';
import { zooInNode } from '../../testing/test/zoo/zoo-in-node.js';
import { nodeGpuAdapter } from '../src/index.js';

const adapter = nodeGpuAdapter();

const contract = { create: () => adapter, tolerance: 1e-4 };

const padded = (op: string): Skip => ({
  test: `> ${op} is right`,
  reason: 'tfjs-node pads by numbers neither forwards nor backwards',
});

testBackend({
  ...contract,
  skip: [
    ...['AvgPool', 'Conv2D', 'DepthwiseConv2dNative', 'MaxPool', 'MaxPool, its size rounded,'].map(
      padded,
    ),
    {
      test: "> 'BatchMatMul': is right in 12 settings",
      reason: 'tfjs-node multiplies wrongly where one of two batches of four axes is broadcast',
    },
    {
      test: '> GatherV2 is right',
      reason: 'tfjs-node gathers along no axis that is counted from the last',
    },
  ],
});
testZoo(contract, zooInNode);
