import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import { opOf } from './op-of.js';
import { plannedNodes } from './fixed/planned-nodes.js';

/** The values that have to be known in JavaScript. */
interface NumbersNeeded {
  /** Nodes that would have to be computed there and cannot. */
  readonly computed: ReadonlySet<OnnxNode>;
  /** Values at the cut, by their names. */
  readonly fed: ReadonlySet<string>;
}

/**
 * Lists the values at a cut that a head takes as numbers, for they decide shapes, axes or counts: a shape that was computed above the cut.
 *
 * @param nodes The nodes behind the cut.
 * @param graph The graph that they are of.
 * @returns The names of the values that are to be fed by `hostValue`, not as tensors.
 */
export function numbersFed(nodes: readonly OnnxNode[], graph: OnnxGraph): ReadonlySet<string> {
  return numbersNeeded(plannedNodes(nodes, graph), graph).fed;
}

/**
 * Follows shapes, axes and counts back to where they come from.
 *
 * @param planned The nodes, with those that come of constants.
 * @param graph The graph that they are of.
 * @returns The nodes that cannot give them, and the values at the cut that have to.
 */
export function numbersNeeded(planned: readonly OnnxNode[], graph: OnnxGraph): NumbersNeeded {
  const needed = new Set<string>();
  const computed = new Set<OnnxNode>();
  for (const node of [...planned].reverse()) {
    const isNeeded = node.outputs.some((name) => needed.has(name));
    if (isNeeded && !isComputedHere(node)) computed.add(node);
    for (const name of numbersOf(node, isNeeded)) needed.add(name);
  }
  const made = new Set(planned.flatMap(({ outputs }) => outputs));
  const fed = [...needed].filter((name) => !made.has(name) && !graph.constants.has(name));
  return { computed, fed: new Set(fed) };
}

/** Tells whether a node can be computed in JavaScript. */
function isComputedHere(node: OnnxNode): boolean {
  const op = opOf(node);
  return op?.isHost === true || op?.host !== undefined;
}

/** Lists the inputs that a node takes as numbers: all of them where its result is needed as such, unless it makes shapes. */
function numbersOf(node: OnnxNode, isNeeded: boolean): string[] {
  const op = opOf(node);
  const positions = isNeeded && op?.isHost !== true ? node.inputs.keys() : (op?.hosts ?? []);
  return [...positions]
    .map((position) => node.inputs[position] ?? '')
    .filter((name) => name !== '');
}
