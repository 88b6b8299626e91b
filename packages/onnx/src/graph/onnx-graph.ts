/** The types of ONNX's tensors that are read and written. */
export type OnnxType =
  | 'float32'
  | 'float16'
  | 'bfloat16'
  | 'float64'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'bool'
  | 'string';

/** A tensor that stands in a file: a weight, or the value of an attribute. */
export interface OnnxTensor {
  readonly type: OnnxType;
  readonly dims: readonly number[];
  /** Gives the values as they lie in memory, little-endian, row by row; where they lie in a file of their own, they are read only now. */
  readonly bytes: () => Uint8Array;
}

/** An attribute of a node, by the names that ONNX gives the kinds. */
export type OnnxAttribute =
  | { readonly kind: 'int' | 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'ints' | 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'strings'; readonly value: readonly string[] }
  | { readonly kind: 'tensor'; readonly value: OnnxTensor }
  /** A part of the network in a branch or a loop, or of a kind that nothing here reads. */
  | { readonly kind: 'other'; readonly value: undefined };

/** One computation. */
export interface OnnxNode {
  /** Unique in the graph: the node's own name, as Netron shows it, or else the name of its first output. */
  readonly name: string;
  readonly op: string;
  /** The empty one is ONNX's own. */
  readonly domain: string;
  /** The values that it reads; the empty name is an input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, OnnxAttribute>;
  /** Names of outer values that its branches and loops read. */
  readonly captured: readonly string[];
}

/** A value that the file describes: an input, an output, or one between. */
export interface OnnxValue {
  readonly name: string;
  readonly type: OnnxType | undefined;
  /** A number, the name of a size that is left open, or null; undefined where the file does not say how many axes there are. */
  readonly dims: readonly (number | string | null)[] | undefined;
}

/** The network that an ONNX file describes, free of the file: what the reader makes, and what the writer and the head take. */
export interface OnnxGraph {
  /** The versions of the sets of ops, by domain. */
  readonly opsets: ReadonlyMap<string, number>;
  /** In an order in which they can be computed. */
  readonly nodes: readonly OnnxNode[];
  readonly constants: ReadonlyMap<string, OnnxTensor>;
  /** Without the constants that old files list among them. */
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** The descriptions of the values between, where the file has them. */
  readonly values: ReadonlyMap<string, OnnxValue>;
}
