import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { ForgettingLayer } from './forgetting-layer.js';

/** A `tf.GraphModel`, as far as it is needed here. */
export interface WeightedGraph {
  readonly weights: Readonly<Record<string, readonly Tensor[]>>;
  readonly inputs: readonly { readonly name: string }[];
  readonly outputs: readonly { readonly name: string }[];
}

/** A node of a graph: the names of what it reads. */
interface GraphNode {
  readonly inputNames: readonly string[];
}

type Nodes = Readonly<Record<string, GraphNode | undefined>>;

/**
 * Finds the nodes of a graph model that compute with weights, in the order in which they run. Weights are numbers with a point, two or more: sizes, axes and single constants are none.
 *
 * @param model The model.
 * @returns A layer for each node, by its name; `undefined` for what is no graph model that was loaded.
 */
export function layersOfGraph(model: WeightedGraph): readonly ForgettingLayer[] | undefined {
  // Border to tfjs-converter: the executor and its graph are private there, and nothing public lists the nodes.
  const { executor } = model as WeightedGraph & {
    readonly executor?: { readonly graph?: { readonly nodes: Nodes } } | null;
  };
  const nodes = executor?.graph?.nodes;
  if (nodes === undefined) return undefined;
  return weightsByNode(model, nodes).map(([name, lists]) => ({
    name,
    weights: () => lists.flatMap((list) => list.slice(0, 1)),
    replace: (weights) => {
      const own = lists.map((list, at) => exchanged(list, weights[at]));
      return () => {
        lists.forEach((list, at) => exchanged(list, own[at]));
        dispose([...weights]);
      };
    },
  }));
}

/** Puts a tensor in the place of the first of a list, which the model reads at each run. */
function exchanged(list: Tensor[], tensor: Tensor | undefined): Tensor | undefined {
  const [own] = list;
  if (tensor !== undefined) list[0] = tensor;
  return own;
}

/** The nodes that depend on an input of the model and read weights, each behind those that it reads. */
function weightsByNode(
  { weights, inputs, outputs }: WeightedGraph,
  nodes: Nodes,
): readonly (readonly [string, Tensor[][]])[] {
  const found: [string, Tensor[][]][] = [];
  const dependsOnInput = new Map(inputs.map(({ name }) => [nodeName(name), true]));
  /** The weights below what depends on no input: some lie behind a copy. */
  const below = (name: string): Tensor[][] => {
    // Border to tfjs-converter: its types do not say that a run reads these very lists, in which a weight can be exchanged.
    const own = weights[name] as Tensor[] | undefined;
    if (own !== undefined) return isWeight(own) ? [own] : [];
    return inputsOf(nodes, name).flatMap(below);
  };
  const visit = (name: string): boolean => {
    const known = dependsOnInput.get(name);
    if (known !== undefined) return known;
    // A loop comes back to where it began.
    dependsOnInput.set(name, false);
    const read = inputsOf(nodes, name).map((each) => ({ name: each, depends: visit(each) }));
    const depends = read.some((each) => each.depends);
    dependsOnInput.set(name, depends);
    const own = read.filter((each) => !each.depends).flatMap((each) => below(each.name));
    if (depends && own.length > 0) found.push([name, own]);
    return depends;
  };
  for (const { name } of outputs) visit(nodeName(name));
  return found;
}

function inputsOf(nodes: Nodes, name: string): readonly string[] {
  return (nodes[name]?.inputNames ?? []).map(nodeName);
}

function isWeight([tensor]: readonly Tensor[]): boolean {
  return tensor?.dtype === 'float32' && tensor.size > 1;
}

function nodeName(value: string): string {
  return value.split(':')[0] ?? value;
}
