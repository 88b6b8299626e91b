import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe } from 'vitest';
import { nets } from '../nets/nets.js';
import { openedNet } from '../nets/opened-net.js';
import { testCuts } from './test-cuts.js';

beforeAll(() => setBackend('cpu'));

// The same heads as in the exports of PyTorch, behind weights of up to half a gigabyte, which ONNX Runtime takes in four times for each.
const light = nets.filter(({ group }) => group === 'light');

describe.each(light)('the network $group/$name', (net) => {
  const opened = openedNet(net);
  testCuts(`${net.group}/${net.name}`, opened);
});
