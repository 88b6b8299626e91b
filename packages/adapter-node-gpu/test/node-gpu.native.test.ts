import { testBackend, type Skip } from '@gradcam/testing';
import { testZoo } from '../../testing/test/zoo/test-zoo.js';
import { zooInNode } from '../../testing/test/zoo/zoo-in-node.js';
import { nodeGpuAdapter } from '../src/index.js';

const adapter = nodeGpuAdapter();

const contract = { create: () => adapter, tolerance: 1e-4 };

const padded = (op: string): Skip => ({
  id: `gradients/every/${op}`,
  reason: 'tfjs-node pads by numbers neither forwards nor backwards',
});

testBackend({
  ...contract,
  skip: [
    ...['AvgPool', 'Conv2D', 'DepthwiseConv2dNative', 'MaxPool', 'MaxPool-size-rounded'].map(
      padded,
    ),
    {
      id: 'kernels/every/BatchMatMul',
      reason: 'tfjs-node multiplies wrongly where one of two batches of four axes is broadcast',
    },
    {
      id: 'gradients/every/GatherV2',
      reason: 'tfjs-node gathers along no axis that is counted from the last',
    },
  ],
});
testZoo(contract, zooInNode);
