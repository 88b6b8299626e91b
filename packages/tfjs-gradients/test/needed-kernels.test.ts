import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers';
import { expect, it } from 'vitest';
import { neededGradients } from '../src/kernels/backward/needed-gradients.js';
import { forwardKernels } from '../src/kernels/forward/forward-kernels.js';
import { withStandIns } from '../src/overrides/with-stand-ins.js';

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
    'Tile',
    'PadV2',
    'MirrorPad',
    'Cumsum',
    'Cumprod',
    'SpaceToBatchND',
    'BatchToSpaceND',
  ]);
  expect(memory().numTensors).toBe(tensors);
});

it('replaces a gradient kernel that refuses to be tried', async () => {
  await setBackend('cpu');
  const refusing = {
    kernelName: 'MaxPoolGrad',
    kernelFunc: () => {
      throw new Error('not today');
    },
  };
  const tensors = memory().numTensors;
  const needed = await withStandIns([refusing], () => neededGradients('cpu'));
  expect(needed.map(({ kernelName }) => kernelName)).toContain('MaxPoolGrad');
  expect(memory().numTensors).toBe(tensors);
});
