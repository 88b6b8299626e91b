import type { OnnxGraph } from '../graph/onnx-graph.js';

/** An ONNX file that was read. Its weights are views of its bytes, which have to stay as they are. */
export interface OnnxFile {
  readonly graph: OnnxGraph;
  /** The paths of the files that hold weights, seen from the folder of this one. */
  readonly externalFiles: readonly string[];
  /** The notes of its exporter beside the network, such as `names` of the classes. */
  readonly metadata: ReadonlyMap<string, string>;
}
