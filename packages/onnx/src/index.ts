export type { OnnxFile } from './file/onnx-file.js';
export { readOnnx } from './file/read-onnx.js';
export { subModel, type SubModelOptions } from './file/sub-model.js';
export type { ExternalData } from './file/tensor/external-data.js';
export { valuesOf, type OnnxNumbers } from './file/tensor/values-of.js';
export type {
  OnnxAttribute,
  OnnxGraph,
  OnnxNode,
  OnnxTensor,
  OnnxType,
  OnnxValue,
} from './graph/onnx-graph.js';
export { writeOnnx } from './write/write-onnx.js';
export { tfjsGraph, type TfjsGraphOptions } from './export/tfjs-graph.js';
export type { OnnxNetwork, OnnxNetworkOptions } from './network/onnx-network.js';
export type { OnnxRuntime } from './session/onnx-runtime.js';
export type { OnnxSource } from './session/place/read-source.js';
export {
  trunkEngines,
  type OnnxTrunkNetwork,
  type OnnxTrunkOptions,
  type TrunkEngine,
} from './trunk/trunk-network.js';
