import type { ScoresOfOutput } from '@gradcam/core/network';
import { GraphBuilder } from '../../export/build/graph-builder.js';
import type { OnnxGraph, OnnxType, OnnxValue } from '../../graph/onnx-graph.js';
import { opsetOf } from '../../graph/opset-of.js';
import type { PullGraph } from '../pull-graph.js';
import { addResized } from './add-resized.js';
import { addSeed } from './add-seed.js';
import { addSpaceScores } from './add-space-scores.js';
import { addWeightedSum } from './add-weighted-sum.js';
import { repeatValues } from './repeat-values.js';

/** Scores that are sums over the positions of an output. */
export interface SpaceScores extends Pick<ScoresOfOutput, 'region'> {
  /** The axis of the classes, the batch axis counted. */
  readonly axis: number;
}

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
  /** Its sizes without the batch axis. */
  readonly targetSizes: readonly number[];
  /** The scores in it, where it has space; undefined where each of its numbers is one. */
  readonly sums: SpaceScores | undefined;
  /** The gradient of what. */
  readonly pulled: PullGraph;
  /** The number of positions over whose mean the head begins, where it is of that mean that `pulled` gives the gradient; else it is of the activations. */
  readonly pooled: number | undefined;
  /** For several classes of each sample at once the number of axes of each value that is repeated for them, by its name; undefined for one class of each. */
  readonly repeated: ReadonlyMap<string, number> | undefined;
  /** True if the ReLU of the map is resized, too, which takes two axes of known sizes. */
  readonly isResized: boolean;
}

/** A graph that gives Grad-CAM's map behind a network, and the names of what it takes and gives. */
export interface MapGraph {
  /** Only what comes behind the network, whose values it reads. */
  readonly graph: OnnxGraph;
  /** Takes the class of each sample as floats, `[T, N]`; below zero for the largest. T is one where nothing is repeated. */
  readonly classes: string;
  /** Take the matrices that resize the map; none where it is not resized. */
  readonly matrices: readonly string[];
  /** True if the scores are sums over the positions of the output. */
  readonly hasSums: boolean;
  /** The maps before their ReLU, `[T, N, positions]`, and where they are resized, that, `[T * N, height, width]`; before them, of an output with space, the classes and their scores, `[2, T * N]`. */
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
  const { feature, target, pulled, isResized, repeated, sums } = values;
  const builder = new GraphBuilder([...namesIn(graph), ...namesIn(pulled.graph)]);
  const kind = `${repeated ? 'several' : 'single'}${isResized ? ' resized' : ''}`;
  const scored = sums === undefined ? target : `${target}, ${sums.region} positions`;
  // Other maps have other names: by them a session is known.
  builder.begin({ name: `${kind} map of ${scored} in ${feature}`, type: 'head' });
  const classes = builder.unique('classes');
  const call = { builder, opset: opsetOf(graph) };
  const { seed, found } =
    sums === undefined
      ? { seed: addSeed(builder, classes, values), found: undefined }
      : addSpaceScores(call, classes, { ...values, ...sums });
  builder.addOutput(pulled.seed, seed);
  const renamed = repeatValues(builder, classes, repeated ?? new Map<string, number>());
  const { length: before } = builder.nodes;
  const map = addWeightedSum(call, classes, values);
  const matrices = isResized ? [builder.unique('taps'), builder.unique('taps')] : [];
  const maps = isResized ? [map, addResized(builder, map, matrices, values)] : [map];
  const outputs = found === undefined ? maps : [found, ...maps];
  // What the way back computes of weights alone is computed for the head already.
  const made = new Set(graph.nodes.flatMap((node) => node.outputs));
  const back = pulled.graph.nodes
    .filter((node) => !node.outputs.every((name) => made.has(name)))
    .map((node) => ({ ...node, inputs: node.inputs.map((name) => renamed.get(name) ?? name) }));
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
    hasSums: found !== undefined,
    outputs,
  };
}

function described(name: string, type: OnnxType): OnnxValue {
  return { name, type, dims: undefined };
}

function namesIn({ nodes, constants, inputs }: OnnxGraph): string[] {
  const made = nodes.flatMap(({ name, outputs }) => [name, ...outputs]);
  return [...inputs.map(({ name }) => name), ...constants.keys(), ...made];
}
