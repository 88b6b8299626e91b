import '@tensorflow/tfjs-backend-cpu';
import { onnxNetwork, writeOnnx, type OnnxGraph, type OnnxNetwork } from '@gradcam/onnx';
import { testNetwork } from '@gradcam/testing';
import { shortcut, twoChannels } from './small-graph.js';

const inputs = [{ shape: [1, 2, 2], values: [1, 2, 3, 4] }];
// Border to the suite: it disposes what `create` made.
const dispose = (network: object) => (network as OnnxNetwork).dispose();
const opened = (graph: OnnxGraph) => () => onnxNetwork(writeOnnx(graph));

// The channels are 1 3 5 7 and 4 3 2 1, their means 4 and 2.5. Of the first class they have the weights 1 and -1, a quarter at each place.
const ofTwoChannels = {
  output: [1.5, -4],
  classIndex: 0,
  map: { shape: [2, 2], values: [0, 0, 0.75, 1.5] },
};
// Twice the input is 2 4 6 8, what of it is above five 0 0 1 3, their sum 2 4 7 11.
const ofShortcut = {
  output: [6],
  classIndex: 0,
  map: { shape: [2, 2], values: [0.5, 1, 1.75, 2.75] },
};

testNetwork({
  name: 'of an ONNX file',
  create: opened(twoChannels()),
  dispose,
  inputs,
  reference: ofTwoChannels,
  tolerance: 1e-5,
});

testNetwork({
  name: 'of an ONNX file with a batch of one',
  create: opened(twoChannels([1, 1, 2, 2])),
  dispose,
  inputs,
  reference: ofTwoChannels,
  tolerance: 1e-5,
});

testNetwork({
  name: 'of an ONNX file with a shortcut',
  create: opened(shortcut()),
  dispose,
  inputs,
  reference: ofShortcut,
  tolerance: 1e-5,
});

testNetwork({
  name: 'of an ONNX file with a shortcut, and a batch of one',
  create: opened(shortcut([1, 1, 2, 2])),
  dispose,
  inputs,
  reference: ofShortcut,
  tolerance: 1e-5,
});
