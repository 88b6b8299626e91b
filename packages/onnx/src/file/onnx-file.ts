import type { OnnxGraph } from '../graph/onnx-graph.js';

/** The bytes of a file's parts, as they are written into another file. They are views of the file. */
export interface FileParts {
  /** All of the model but its network and its IR version: with the tags of its fields. */
  readonly model: Uint8Array;
  /** By the nodes' names in the graph. */
  readonly nodes: ReadonlyMap<string, Uint8Array>;
  readonly constants: ReadonlyMap<string, Uint8Array>;
  /** The descriptions of inputs and of values between. */
  readonly values: ReadonlyMap<string, Uint8Array>;
}

/** An ONNX file that was read. Its weights are views of its bytes, which have to stay as they are. */
export interface OnnxFile {
  readonly graph: OnnxGraph;
  /** The paths of the files that hold weights, seen from the folder of this one. */
  readonly externalFiles: readonly string[];
  /** The version of the file format. */
  readonly irVersion: number;
  readonly parts: FileParts;
}
