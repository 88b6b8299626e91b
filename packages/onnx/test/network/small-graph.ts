import type {
  OnnxAttribute,
  OnnxGraph,
  OnnxNode,
  OnnxTensor,
  OnnxType,
} from '../../src/graph/onnx-graph.js';

/** A constant of float32. */
export function floats(dims: readonly number[], values: readonly number[]): OnnxTensor {
  return { type: 'float32', dims, bytes: () => new Uint8Array(Float32Array.from(values).buffer) };
}

/** A list of int64. */
export function longs(values: readonly number[]): OnnxTensor {
  const bytes = () => new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return { type: 'int64', dims: [values.length], bytes };
}

/** A node whose name is that of its output. */
export function node(
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number | readonly number[] | string>> = {},
): OnnxNode {
  const entries = Object.entries(attributes).map(
    ([name, value]) => [name, attributeOf(value)] as const,
  );
  return {
    name: output,
    op,
    domain: '',
    inputs,
    outputs: [output],
    attributes: new Map(entries),
    captured: [],
  };
}

function attributeOf(value: number | readonly number[] | string): OnnxAttribute {
  if (typeof value === 'number') return { kind: 'int', value };
  return typeof value === 'string' ? { kind: 'string', value } : { kind: 'ints', value };
}

/** What a small network is made of; values have types and shapes only where they are given. */
export interface SmallGraph {
  readonly nodes: readonly OnnxNode[];
  readonly constants?: Readonly<Record<string, OnnxTensor>>;
  readonly inputs: Readonly<Record<string, readonly (number | string)[]>>;
  readonly outputs: readonly string[];
  /** Of the inputs; float32 when left out. */
  readonly type?: OnnxType;
  readonly opset?: number;
}

/** A network of few nodes. */
export function smallGraph(parts: SmallGraph): OnnxGraph {
  const { nodes, constants = {}, inputs, outputs, type = 'float32', opset = 17 } = parts;
  return {
    opsets: new Map([['', opset]]),
    nodes,
    constants: new Map(Object.entries(constants)),
    inputs: Object.entries(inputs).map(([name, dims]) => ({ name, type, dims })),
    outputs: outputs.map((name) => ({ name, type: undefined, dims: undefined })),
    values: new Map(),
  };
}

/** Two channels of a picture, `2 x - 1` and `5 - x` above zero, their means, and two classes: the first less the second, and the first negated. */
export function twoChannels(dims: readonly (number | string)[] = ['N', 1, 2, 2]): OnnxGraph {
  return smallGraph({
    nodes: [
      node('Conv', ['image', 'filters', 'biases'], 'convolved'),
      node('Relu', ['convolved'], 'features'),
      node('GlobalAveragePool', ['features'], 'means'),
      node('Flatten', ['means'], 'flat'),
      node('MatMul', ['flat', 'weights'], 'scores'),
    ],
    constants: {
      filters: floats([2, 1, 1, 1], [2, -1]),
      biases: floats([2], [-1, 5]),
      weights: floats([2, 2], [1, -1, -1, 0]),
    },
    inputs: { image: dims },
    outputs: ['scores'],
  });
}

/** Twice a picture, and what of it is above five, added: a shortcut leads past the ReLU. */
export function shortcut(dims: readonly (number | string)[] = ['N', 1, 2, 2]): OnnxGraph {
  return smallGraph({
    nodes: [
      node('Mul', ['image', 'two'], 'double'),
      node('Sub', ['double', 'five'], 'rest'),
      node('Relu', ['rest'], 'active'),
      node('Add', ['double', 'active'], 'sum'),
      node('GlobalAveragePool', ['sum'], 'mean'),
      node('Flatten', ['mean'], 'score'),
    ],
    constants: { two: floats([], [2]), five: floats([], [5]) },
    inputs: { image: dims },
    outputs: ['score'],
  });
}
