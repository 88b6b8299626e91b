import type { OnnxGraph, OnnxNode } from '../../graph/onnx-graph.js';
import { isFixed } from './is-fixed.js';
import { opsetOf } from '../../graph/opset-of.js';
import { opOf } from '../op-of.js';
import { runNode } from '../run-node.js';
import { constantValue } from '../values/constant-value.js';
import { isHost } from '../values/head-value.js';
import type { HostValue } from '../values/host-value.js';

/** The values that are the same at each run. */
export interface FixedValues {
  readonly has: (name: string) => boolean;
  /** Computes one, where that can be done in JavaScript; once. */
  readonly value: (name: string) => HostValue | undefined;
}

/**
 * Finds what comes of constants alone.
 *
 * @param planned Nodes in an order in which they can be computed.
 * @param graph The graph that they are of.
 * @returns The values, which are computed when they are asked for.
 */
export function fixedValues(planned: readonly OnnxNode[], graph: OnnxGraph): FixedValues {
  const makers = new Map<string, OnnxNode>();
  const values = new Map<string, HostValue | undefined>();
  const has = (name: string): boolean => graph.constants.has(name) || makers.has(name);
  for (const node of planned) {
    if (isFixed(node, has)) for (const output of node.outputs) makers.set(output, node);
  }
  const value = (name: string): HostValue | undefined => {
    if (!values.has(name)) values.set(name, computed(name));
    return values.get(name);
  };
  const computed = (name: string): HostValue | undefined => {
    const tensor = graph.constants.get(name);
    if (tensor !== undefined) return constantValue(tensor);
    const node = makers.get(name);
    if (node === undefined || opOf(node)?.host === undefined) return undefined;
    const inputs = node.inputs.map((each) => (each === '' ? undefined : value(each)));
    if (inputs.some((each, at) => each === undefined && node.inputs[at] !== '')) return undefined;
    const outputs = runNode({ node, opset: opsetOf(graph), inputs });
    const output = outputs[node.outputs.indexOf(name)];
    return output && isHost(output) ? output : undefined;
  };
  return { has, value };
}
