import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { forwardKernels } from '../src/kernels/forward/forward-kernels.js';

it('replaces on cpu only the kernels that are wrong there, and those that are replaced everywhere', async () => {
  await setBackend('cpu');
  const tensors = memory().numTensors;
  const names = (await forwardKernels()).map(({ kernelName }) => kernelName);
  expect(names).toEqual([
    'BatchMatMul',
    'Conv3D',
    'Conv3DBackpropInputV2',
    'AvgPool3D',
    'MaxPool3D',
    'Einsum',
    'Cast',
    'Transpose',
    'StridedSlice',
    'PadV2',
    'MirrorPad',
    'SpaceToBatchND',
    'BatchToSpaceND',
  ]);
  expect(memory().numTensors).toBe(tensors);
});
