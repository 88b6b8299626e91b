import '@tensorflow/tfjs-backend-cpu';
import { onnxNetwork, writeOnnx, type OnnxNetwork } from '@gradcam/onnx';
import { testNetwork } from '@gradcam/testing';
import * as runtime from 'onnxruntime-web';
import { shortcut } from '../network/small-graph.js';

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
