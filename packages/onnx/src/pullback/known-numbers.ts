import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import { opsetOf } from '../graph/opset-of.js';
import { fixedValues } from '../head/fixed/fixed-values.js';
import { runNode } from '../head/run-node.js';
import { isHost } from '../head/values/head-value.js';
import { hostValue, type HostValue } from '../head/values/host-value.js';
import type { ValueShape } from './pull-rule.js';

/** The ops by which sizes become numbers that other ops take. What comes of an open size is not a number, and they hand it on as such. */
const carrying = new Set([
  'Add',
  'Cast',
  'Concat',
  'Div',
  'Gather',
  'Identity',
  'Mul',
  'Shape',
  'Slice',
  'Squeeze',
  'Sub',
  'Unsqueeze',
]);

/**
 * Finds numbers that are the same at each run: constants, what comes of them, and what comes of sizes that are known.
 *
 * @param nodes Nodes in an order in which they can be computed.
 * @param graph The graph that they are of.
 * @param shapeOf Gives the shape of a value, as far as it is known.
 * @returns Computes a value by its name; undefined where it depends on more. What comes of an open size is not a number in it, where that is allowed, and else leaves the value undefined.
 */
export function knownNumbers(
  nodes: readonly OnnxNode[],
  graph: OnnxGraph,
  shapeOf: (name: string) => ValueShape | undefined,
): (name: string, isOpenAllowed?: boolean) => HostValue | undefined {
  const fixed = fixedValues(nodes, graph);
  const makers = new Map(
    nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)),
  );
  const values = new Map<string, HostValue | undefined>();
  const ofSizes = (name: string): HostValue | undefined => {
    if (!values.has(name)) values.set(name, fixed.value(name) ?? computed(name));
    return values.get(name);
  };
  const computed = (name: string): HostValue | undefined => {
    const node = makers.get(name);
    if (node === undefined || !carrying.has(node.op)) return undefined;
    const find = node.op === 'Shape' ? (input: string) => sized(shapeOf(input)) : ofSizes;
    const inputs = node.inputs.flatMap((input) => find(input) ?? []);
    if (inputs.length < node.inputs.length) return undefined;
    const [output] = runNode({ node, opset: opsetOf(graph), inputs });
    return output && isHost(output) ? output : undefined;
  };
  return (name, isOpenAllowed = false) => {
    if (fixed.has(name)) return fixed.value(name);
    const value = ofSizes(name);
    if (isOpenAllowed) return value;
    return value && Array.from(value.numbers()).some(Number.isNaN) ? undefined : value;
  };
}

/** Stands for a value of which no more is known than the sizes. */
function sized(shape: ValueShape | undefined): HostValue | undefined {
  return (
    shape &&
    hostValue(
      'float32',
      shape.map((size) => size ?? NaN),
      [],
    )
  );
}
