/**
 * Who takes part. `predicts` says what runs the network alone in the same process; `beside` names the contender whose prediction stands for that of a process without one, for its memory. `settles` is how many maps it makes until all of them are made in the same way.
 */
const inNode = [
  {
    name: 'tfjs-wasm',
    title: 'Grad-CAM, tfjs on wasm',
    predicts: 'tfjs on wasm',
  },
  {
    name: 'tfjs-on-onnx',
    title: 'Grad-CAM, tfjs with `onnxTrunk`, native ONNX Runtime',
    beside: 'onnx-node',
    settles: 2,
  },
  {
    name: 'onnx-node',
    title: 'Grad-CAM, an ONNX file, native ONNX Runtime',
    predicts: 'native ONNX Runtime',
    settles: 2,
  },
  {
    name: 'onnx-web',
    title: 'Grad-CAM, an ONNX file, ONNX Runtime as wasm',
    predicts: 'ONNX Runtime as wasm',
    settles: 2,
  },
  {
    name: 'tfjs-native',
    title: 'Grad-CAM, tfjs on native TensorFlow',
    predicts: 'tfjs on native TensorFlow',
  },
  { name: 'two-models', title: 'two models and `tf.grad`, tfjs on wasm', beside: 'tfjs-wasm' },
  { name: 'whole-tape', title: 'one tape over everything, tfjs on wasm', beside: 'tfjs-wasm' },
];

/** The Python libraries; PyTorch's own prediction is measured in the process of the first. */
const inPython = [
  { name: 'captum', title: 'captum', predicts: 'PyTorch' },
  { name: 'torchcam', title: 'torchcam', beside: 'captum' },
  { name: 'pytorch-grad-cam', title: 'pytorch-grad-cam', beside: 'captum' },
].map((library) => ({ ...library, isPython: true }));

export const contenders = [...inNode, ...inPython];
