import { GraphBuilder } from '../export/build/graph-builder.js';
import type { OnnxGraph, OnnxType, OnnxValue } from '../graph/onnx-graph.js';
import { opsetOf } from '../graph/opset-of.js';
import { dataTypes } from '../proto/data-types.js';
import { reduce } from './parts/sums/reduce.js';
import type { PullGraph } from './pull-graph.js';

/** The values of which a map is made. */
export interface MappedValues {
  /** The activations. */
  readonly feature: string;
  /** Their sizes, with the batch axis. */
  readonly shape: readonly (number | null)[];
  /** The axis of their channels, whose size is known. */
  readonly channels: number;
  /** The value that the head computes: a number for each class. */
  readonly target: string;
  /** The number of classes. */
  readonly classes: number;
  /** The gradient of what. */
  readonly pulled: PullGraph;
  /** The number of positions over whose mean the head begins, where it is of that mean that `pulled` gives the gradient; else it is of the activations. */
  readonly pooled: number | undefined;
  /** True if the ReLU of the map is resized, too, which takes two axes of known sizes. */
  readonly isResized: boolean;
}

/** A graph that gives Grad-CAM's map behind a network, and the names of what it takes and gives. */
export interface MapGraph {
  /** Only what comes behind the network, whose values it reads. */
  readonly graph: OnnxGraph;
  /** Takes the class of each sample, `[N]`, as floats; below zero for the largest. */
  readonly classes: string;
  /** Take the matrices that resize the map; none where it is not resized. */
  readonly matrices: readonly string[];
  /** The map before its ReLU, `[N, 1, positions]` or `[N, positions, 1]`, and where it is resized, that. */
  readonly outputs: readonly string[];
}

/**
 * Writes what makes a map of a network as nodes behind it: the choice of the class, the gradient, and the weighted sum of the activations (Selvaraju 2017, eq. 1 and 2).
 *
 * @param graph The network.
 * @param values The values.
 * @returns The graph.
 */
export function mapGraph(graph: OnnxGraph, values: MappedValues): MapGraph {
  const { feature, target, pulled, isResized } = values;
  const builder = new GraphBuilder([...namesIn(graph), ...namesIn(pulled.graph)]);
  const kind = isResized ? 'resized map' : 'map';
  builder.begin({ name: `${kind} of ${target} in ${feature}`, type: 'head' });
  const classes = builder.unique('classes');
  builder.addOutput(pulled.seed, addSeed(builder, classes, values));
  const { length: before } = builder.nodes;
  const map = addWeightedSum(builder, opsetOf(graph), values);
  const matrices = isResized ? [builder.unique('taps'), builder.unique('taps')] : [];
  const outputs = isResized ? [map, addResized(builder, map, matrices, values)] : [map];
  // What the way back computes of weights alone is computed for the head already.
  const made = new Set(graph.nodes.flatMap((node) => node.outputs));
  const back = pulled.graph.nodes.filter((node) => !node.outputs.every((name) => made.has(name)));
  const own = [...pulled.graph.constants].filter(([name]) => !graph.constants.has(name));
  return {
    graph: {
      opsets: graph.opsets,
      nodes: [...builder.nodes.slice(0, before), ...back, ...builder.nodes.slice(before)],
      constants: new Map([...own, ...builder.constants]),
      inputs: [classes, ...matrices].map((name) => described(name, 'float32')),
      outputs: outputs.map((name) => described(name, 'float32')),
      values: new Map(),
    },
    classes,
    matrices,
    outputs,
  };
}

/** Adds the gradient of the score in the output: 1 at the class, 0 elsewhere. Of several largest numbers the first counts. */
function addSeed(
  builder: GraphBuilder,
  classes: string,
  { target, classes: count }: MappedValues,
): string {
  const rows = builder.add('Reshape', [target, builder.integers([-1, count])]);
  const largest = builder.add('ArgMax', [rows], { axis: 1, keepdims: 0 });
  const given = builder.add('Cast', [classes], { to: dataTypes.int64 });
  const isOpen = builder.add('Less', [classes, builder.float(0)]);
  const chosen = builder.add('Where', [isOpen, largest, given]);
  const ends = builder.constant([2], Float32Array.of(0, 1));
  const hot = builder.add('OneHot', [chosen, builder.integers([count]), ends]);
  return builder.add('Reshape', [hot, builder.add('Shape', [target])]);
}

function addWeightedSum(
  builder: GraphBuilder,
  opset: number,
  { feature, shape, channels, pulled, pooled }: MappedValues,
): string {
  const isFirst = channels === 1;
  const space = shape.map((_, axis) => axis).filter((axis) => axis > 0 && axis !== channels);
  const count = shape[channels] ?? -1;
  const weights =
    pooled === undefined
      ? reduce({ builder, opset }, 'ReduceMean', pulled.gradient, space)
      : builder.add('Div', [pulled.gradient, builder.float(pooled)]);
  const asRows = (value: string, sizes: readonly number[]) =>
    builder.add('Reshape', [value, builder.integers(sizes)]);
  return isFirst
    ? builder.add('MatMul', [asRows(weights, [-1, 1, count]), asRows(feature, [0, count, -1])])
    : builder.add('MatMul', [asRows(feature, [0, -1, count]), asRows(weights, [-1, count, 1])]);
}

function addResized(
  builder: GraphBuilder,
  map: string,
  [first = '', second = '']: readonly string[],
  { shape, channels }: MappedValues,
): string {
  const space = shape.filter((_, axis) => axis > 0 && axis !== channels);
  const cells = builder.integers([-1, ...space.map((size) => size ?? 1)]);
  const kept = builder.add('Relu', [builder.add('Reshape', [map, cells])]);
  const down = builder.add('Transpose', [first], { perm: [1, 0] });
  return builder.add('MatMul', [builder.add('MatMul', [down, kept]), second]);
}

function described(name: string, type: OnnxType): OnnxValue {
  return { name, type, dims: undefined };
}

function namesIn({ nodes, constants, inputs }: OnnxGraph): string[] {
  const made = nodes.flatMap(({ name, outputs }) => [name, ...outputs]);
  return [...inputs.map(({ name }) => name), ...constants.keys(), ...made];
}
