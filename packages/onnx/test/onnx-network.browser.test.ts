import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { gradCAM } from '@gradcam/core';
import { onnxNetwork, writeOnnx, type OnnxSource } from '@gradcam/onnx';
import { memory, tensor } from '@tensorflow/tfjs-core';
import * as runtime from 'onnxruntime-web/wasm';
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { expect, it } from 'vitest';
import { twoChannels } from './network/small-graph.js';

runtime.env.wasm.wasmPaths = { wasm };
runtime.env.wasm.numThreads = 1;

const bytes = writeOnnx(twoChannels());
const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));

it.each<[string, OnnxSource]>([
  ['an address', address],
  ['bytes', bytes],
])('explains an ONNX file in a page: %s', async (_, source) => {
  const x = tensor([1, 2, 3, 4], [1, 2, 2]);
  const before = memory().numTensors;
  const network = await onnxNetwork(source, { runtime });
  const { scoreMap } = await gradCAM(network, x, 0, { outputUpsampling: 'none' });
  const map = [...(await scoreMap.data())];
  // The channels are 1 3 5 7 and 4 3 2 1, of which the first class has a quarter each, and the second negated.
  [0, 0, 0.75, 1.5].forEach((value, index) => {
    expect(map[index]).toBeCloseTo(value, 5);
  });
  scoreMap.dispose();
  await network.dispose();
  expect(memory().numTensors).toBe(before);
});

it('says of an address without a file what was answered', async () => {
  await expect(onnxNetwork('/nothing/here.onnx', { runtime })).rejects.toMatchObject({
    code: expect.stringMatching(/DOWNLOAD_FAILED|MODEL_BROKEN|MODEL_UNSUPPORTED/) as string,
  });
});
