import type { OnnxGraph, OnnxNode } from '../../graph/onnx-graph.js';
import { qlinearOps, type QuantisedInput } from './qlinear-ops.js';
import { biasScale } from './bias-scale.js';

/** Attributes that ONNX Runtime's ops have and ONNX's have not. */
const foreign = new Set(['channels_last', 'opset']);

/**
 * Writes the ops of a network that compute in whole numbers as the ops that they stand for, with what they read brought to floating numbers before, and rounded
 * after: ONNX Runtime makes the same of both, and only the second has values that are activations.
 *
 * @param graph The network.
 * @returns The same network; undefined where no op of it computes so.
 */
export function qdqForm(graph: OnnxGraph): OnnxGraph | undefined {
  if (!graph.nodes.some(({ op }) => qlinearOps.has(op))) return undefined;
  const constants = new Map(graph.constants);
  const nodes: OnnxNode[] = [];
  /** The floating numbers that a quantised value stands for, by its name. */
  const floats = new Map<string, string>();
  const add = (op: string, inputs: readonly string[], output: string, axis = 1): string => {
    const isPlain = (constants.get(inputs[1] ?? '')?.dims[0] ?? 1) === 1;
    nodes.push(plainNode(op, inputs, output, isPlain ? undefined : axis));
    return output;
  };
  const floatOf = ({ value, scale, zero }: QuantisedInput, axis: number | undefined): string => {
    const known = floats.get(value);
    if (known !== undefined) return known;
    const float = add('DequantizeLinear', [value, scale, zero], `${value}/float`, axis);
    floats.set(value, float);
    return float;
  };
  for (const node of graph.nodes) {
    const isLast = node.attributes.get('channels_last')?.value === 1;
    const parts = isLast ? undefined : qlinearOps.get(node.op)?.(node);
    if (parts === undefined) {
      nodes.push(...plainly(node, floats));
      continue;
    }
    const { op, inputs, bias, output, axis } = parts;
    const read = inputs.map((input) => floatOf(input, axis));
    if (bias !== undefined && bias !== '') {
      const scale = biasScale(`${bias}/scale`, inputs, constants);
      read.push(add('DequantizeLinear', [bias, scale], `${bias}/float`, 0));
    }
    const exact = `${output.value}/exact`;
    const attributes = new Map([...node.attributes].filter(([name]) => !foreign.has(name)));
    nodes.push({ ...node, op, domain: '', inputs: read, outputs: [exact], attributes });
    const whole = add('QuantizeLinear', [exact, output.scale, output.zero], output.value);
    const rounded = add(
      'DequantizeLinear',
      [whole, output.scale, output.zero],
      `${output.value}/float`,
    );
    floats.set(output.value, rounded);
  }
  return { ...graph, nodes, constants, values: new Map() };
}

/** A node that moves quantised values about moves the floating ones; one that brings them to floating numbers hands these on. */
function plainly(node: OnnxNode, floats: Map<string, string>): OnnxNode[] {
  const own = floats.get(node.inputs[0] ?? '');
  if (node.op === 'DequantizeLinear' && own !== undefined)
    return [{ ...node, op: 'Identity', inputs: [own], attributes: new Map() }];
  if (own === undefined) return [node];
  node.outputs.forEach((name) => floats.set(name, name));
  return [{ ...node, inputs: node.inputs.map((name) => floats.get(name) ?? name) }];
}

function plainNode(
  op: string,
  inputs: readonly string[],
  output: string,
  axis: number | undefined,
): OnnxNode {
  const given = inputs.filter((name, index) => name !== '' || index < 2);
  return {
    name: `${output} (${op})`,
    op,
    domain: '',
    inputs: given,
    outputs: [output],
    attributes: new Map(axis === undefined ? [] : [['axis', { kind: 'int', value: axis }]]),
    captured: [],
  };
}
