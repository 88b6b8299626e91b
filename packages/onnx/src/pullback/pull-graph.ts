import { GraphBuilder } from '../export/build/graph-builder.js';
import type { OnnxGraph, OnnxNode, OnnxType, OnnxValue } from '../graph/onnx-graph.js';
import { neededParts } from '../graph/needed-parts.js';
import { opsetOf } from '../graph/opset-of.js';
import { plannedNodes } from '../head/fixed/planned-nodes.js';
import { opOf } from '../head/op-of.js';
import { knownNumbers } from './known-numbers.js';
import { totalOf } from './parts/sums/total-of.js';
import type { Pulled, ValueShape } from './pull-rule.js';
import { ruleOf } from './rule-of.js';

/** A head to differentiate. */
export interface PulledHead {
  /** The nodes from the cut to the target, in order. */
  readonly nodes: readonly OnnxNode[];
  /** The values at the cut, the activations first. */
  readonly values: readonly string[];
  /** The value that the head computes. */
  readonly target: string;
  /** True if the graph takes what the head computes on its way, of a run that gave it, in the place of computing it again. */
  readonly isComputed?: boolean | undefined;
  /** Undefined where it is not known. */
  readonly typeOf: (name: string) => OnnxType | undefined;
  readonly shapeOf: (name: string) => ValueShape | undefined;
}

/** A graph that gives the gradient in the activations, and the names of what it takes and gives. */
export interface PullGraph {
  readonly graph: OnnxGraph;
  /** The values of the network that it takes. */
  readonly inputs: readonly string[];
  /** The value that takes the gradient of the target. */
  readonly seed: string;
  readonly gradient: string;
}

/**
 * Writes the vector-Jacobian product of a head as a graph: the head itself, unless it is computed already, and behind it, from the last node to the first, the rule of each.
 *
 * @param graph The network.
 * @param head The head.
 * @returns The graph; undefined where a node has no rule or computes in other numbers than `float32`.
 */
export function pullGraph(graph: OnnxGraph, head: PulledHead): PullGraph | undefined {
  const { values, target, typeOf } = head;
  const nodes = plannedNodes(head.nodes, graph);
  const builder = new GraphBuilder(namesIn(graph));
  // Another cut has other names: by them a session is known.
  builder.begin({ name: `gradient of ${target} in ${values[0] ?? ''}`, type: 'head' });
  const seed = builder.unique('seed');
  const made = gradientOf(graph, { ...head, nodes, builder, seed });
  if (made === undefined) return undefined;
  const gradient = builder.add('Identity', [made]);
  const all = { ...graph, nodes: [...nodes, ...builder.nodes] };
  const computed = head.isComputed === true ? head.nodes.flatMap(({ outputs }) => outputs) : [];
  const given = new Set([...values, ...computed, seed]);
  const needed = neededParts(all, [gradient], given);
  const constants = [...graph.constants, ...builder.constants];
  const described = (name: string, type: OnnxType | undefined): OnnxValue => ({
    name,
    type,
    dims: undefined,
  });
  const inputs = [...values, ...computed].filter((name) => needed.values.has(name));
  return {
    graph: {
      opsets: graph.opsets,
      nodes: needed.nodes,
      constants: new Map(constants.filter(([name]) => needed.values.has(name))),
      inputs: [
        ...inputs.map((name) => described(name, typeOf(name))),
        described(seed, typeOf(target)),
      ],
      outputs: [described(gradient, 'float32')],
      values: new Map(),
    },
    inputs,
    seed,
    gradient,
  };
}

type Work = PulledHead & { readonly builder: GraphBuilder; readonly seed: string };

/** Adds the nodes that lead from the gradient of the target to that of the activations. */
function gradientOf(graph: OnnxGraph, work: Work): string | undefined {
  const { nodes, values, target, builder, seed } = work;
  const [activations = ''] = values;
  const dependent = dependentValues(work, activations);
  if (dependent === undefined) return undefined;
  const gradients = new Map<string, string[]>([[target, [seed]]]);
  const gradientIn = (name: string) => totalOf(builder, gradients.get(name) ?? []);
  const surroundings = {
    opset: opsetOf(graph),
    builder,
    dependent,
    shapeOf: work.shapeOf,
    constantOf: knownNumbers(nodes, graph, work.shapeOf),
  };
  for (const node of [...nodes].reverse()) {
    if (!node.outputs.some((name) => dependent.has(name) && gradients.has(name))) continue;
    builder.begin({ name: `gradient of ${node.name}`, type: node.op });
    const pulled = pullNode(node, node.outputs.map(gradientIn), surroundings);
    if (pulled === undefined) return undefined;
    for (const [position, name] of node.inputs.entries()) {
      const gradient = dependent.has(name) ? pulled[position] : undefined;
      if (gradient !== undefined) gradients.set(name, [...(gradients.get(name) ?? []), gradient]);
    }
  }
  builder.begin({ name: `gradient of ${target}`, type: 'head' });
  return gradientIn(activations);
}

interface Surroundings {
  readonly opset: number;
  readonly builder: GraphBuilder;
  readonly dependent: ReadonlySet<string>;
  readonly shapeOf: (name: string) => ValueShape | undefined;
  readonly constantOf: ReturnType<typeof knownNumbers>;
}

function pullNode(
  node: OnnxNode,
  gradients: readonly (string | undefined)[],
  { opset, builder, dependent, shapeOf, constantOf }: Surroundings,
): Pulled | undefined {
  const nameAt = (position: number) => node.inputs[position] ?? '';
  return ruleOf(node)?.pull({
    node,
    opset,
    builder,
    gradients,
    gradient: gradients[0] ?? '',
    isWanted: (position) => dependent.has(nameAt(position)),
    shapeOf: (position) => shapeOf(nameAt(position)) ?? constantOf(nameAt(position))?.dims,
    outputShape: shapeOf(node.outputs[0] ?? ''),
    constantOf: (position, isOpenAllowed) => constantOf(nameAt(position), isOpenAllowed),
  });
}

/**
 * The values that depend on the activations, these included; whole numbers and truth values, such as a shape, have no gradient. Undefined where
 * some are in other numbers than `float32`, or in nobody knows which, and where they are rounded to whole numbers through which a head lets its gradient pass.
 */
function dependentValues(
  { nodes, typeOf }: Pick<Work, 'nodes' | 'typeOf'>,
  activations: string,
): ReadonlySet<string> | undefined {
  const dependent = new Set([activations]);
  for (const node of nodes) {
    if (!node.inputs.some((name) => dependent.has(name))) continue;
    if (opOf(node)?.isStraightThrough === true) return undefined;
    for (const name of node.outputs.filter((each) => each !== '')) {
      const type = typeOf(name);
      if (type === undefined || (type !== 'float32' && type.includes('float'))) return undefined;
      if (type === 'float32') dependent.add(name);
    }
  }
  return dependent;
}

function namesIn({ nodes, constants, inputs }: OnnxGraph): Set<string> {
  return new Set([
    ...inputs.map(({ name }) => name),
    ...constants.keys(),
    ...nodes.flatMap(({ name, outputs }) => [name, ...outputs]),
  ]);
}
