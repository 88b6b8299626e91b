import '@tensorflow/tfjs-backend-cpu';
import { backend, dispose, reshape, setBackend, tensor } from '@tensorflow/tfjs-core';
import { Tensor } from 'onnxruntime-node';
import * as runtime from 'onnxruntime-node';
import { beforeAll, expect, it, vi } from 'vitest';
import { fromRuntime } from '../../src/session/tensors/from-runtime.js';
import { toRuntime } from '../../src/session/tensors/to-runtime.js';

beforeAll(() => setBackend('cpu'));

it('feeds what ONNX Runtime made without reading it from the backend, under any shape', async () => {
  const made = await fromRuntime('y', new Tensor('float32', Float32Array.of(1, 2, 3, 4), [2, 2]));
  const other = tensor([5, 6], [2]);
  const line = reshape(made, [4]);
  const read = vi.spyOn(backend(), 'read');
  const fed = await toRuntime(runtime, line, 'float32');
  expect(read).toHaveBeenCalledTimes(0);
  expect(fed.dims).toEqual([4]);
  expect(await fed.getData()).toEqual(Float32Array.of(1, 2, 3, 4));
  await toRuntime(runtime, other, 'float32');
  expect(read).toHaveBeenCalledTimes(1);
  read.mockRestore();
  dispose([made, other, line]);
});
