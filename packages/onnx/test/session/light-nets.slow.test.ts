import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe } from 'vitest';
import { testCuts } from './test-cuts.js';

beforeAll(() => setBackend('cpu'));

// The same heads as in the exports of PyTorch, behind weights of up to half a gigabyte, which ONNX Runtime takes in four times for each.
describe('maps of several classes', () => {
  testCuts('light');
});
