export type {
  OnnxAttribute,
  OnnxGraph,
  OnnxNode,
  OnnxTensor,
  OnnxType,
  OnnxValue,
} from './graph/onnx-graph.js';
export { writeOnnx } from './write/write-onnx.js';
