import '@tensorflow/tfjs-backend-cpu';
import { onnxNetwork, writeOnnx, type OnnxNetwork } from '@gradcam/onnx';
import { testNetwork } from '@gradcam/testing';
import { setBackend, tensor } from '@tensorflow/tfjs-core';
import * as runtime from 'onnxruntime-web';
import { expect, it } from 'vitest';
import { colorsNet } from '../colors-net.js';
import { shortcut } from '../network/small-graph.js';
import { countedRuntime } from './counted-runtime.js';
import { mapsOf } from './test-cuts.js';

// One thread: a test has no need of workers.
runtime.env.wasm.numThreads = 1;

testNetwork({
  name: 'of an ONNX file on onnxruntime-web',
  create: () => onnxNetwork(writeOnnx(shortcut([1, 1, 2, 2])), { runtime }),
  dispose: (network) => (network as OnnxNetwork).dispose(),
  inputs: [{ shape: [1, 2, 2], values: [1, 2, 3, 4] }],
  reference: {
    output: [6],
    classIndex: 0,
    map: { shape: [2, 2], values: [0.5, 1, 1.75, 2.75] },
  },
  tolerance: 1e-5,
});

it('leaves sizes without a name open, which the runtime gives as 4294967295, and makes the maps of two classes in one run', async () => {
  await setBackend('cpu');
  const { runtime: counted, runs } = countedRuntime(runtime);
  const network = await onnxNetwork(colorsNet({ batch: '' }), { runtime: counted });
  const shapes = network.graph.layers.map(({ outputShape }) => outputShape);
  expect(shapes[0]).toEqual([null, 3, 8, 8]);
  expect(shapes.slice(1).map((shape) => shape?.[0])).toEqual([null, null, null, null, null]);
  // Red from the left, 1 to 64; green 2 everywhere; blue below zero.
  const red = Array.from({ length: 64 }, (_, at) => at + 1);
  const x = tensor([...red, ...red.map(() => 2), ...red.map(() => -1)], [3, 8, 8]);
  const options = { outputUpsampling: 'none', featureLayer: 'Relu_features' } as const;
  for (let time = 0; time < 3; time += 1) {
    runs.length = 0;
    const { maps } = await mapsOf(network, x, options, [0, 1]);
    // Each class weights its color by ten, shared by 64 positions.
    expect(maps).toEqual([red.map((each) => (each * 10) / 64), red.map(() => 20 / 64)]);
  }
  expect(runs).toHaveLength(1);
  await network.dispose();
  x.dispose();
});
