import { GradCamError } from '@gradcam/errors';
import { GraphProtoSchema, NodeProtoSchema, ValueInfoProtoSchema } from 'onnx-buf';
import { brokenOnnx } from '../graph/broken-onnx.js';
import type { OnnxNode } from '../graph/onnx-graph.js';
import { valuesReadBy } from '../graph/sorted-nodes.js';
import { readAttribute } from './read-attribute.js';
import type { ExternalFiles } from './tensor/external-data.js';
import { readTensor } from './tensor/read-tensor.js';
import { messageReader } from './wire/message-reader.js';

/** Branches in loops in branches: networks have two or three. */
const deepest = 16;

const nodeReader = messageReader(NodeProtoSchema, {
  fields: ['input', 'output', 'name', 'opType', 'domain'],
  parts: ['attribute'],
});
const branchReader = messageReader(GraphProtoSchema, {
  fields: [],
  parts: ['node', 'input', 'output', 'initializer'],
});
const valueName = messageReader(ValueInfoProtoSchema, { fields: ['name'], parts: [] });

/**
 * Reads a node.
 *
 * @param message The bytes of the node.
 * @param external The files beside this one.
 * @param depth How many branches and loops the node lies in.
 * @returns The node, under the name that the file gives it, which may be empty or that of another.
 * @throws `MODEL_BROKEN`, and `MODEL_UNSUPPORTED` for too many branches within each other
 */
export function readNode(message: Uint8Array, external: ExternalFiles, depth = 0): OnnxNode {
  const { fields, parts } = nodeReader(message);
  const { name, opType, domain, input, output } = fields;
  if (opType === '') {
    throw brokenOnnx(`a node does not say what it computes, got "${name || output.join(', ')}"`);
  }
  const attributes = parts.attribute.map((attribute) => readAttribute(attribute, external));
  const captured = new Set<string>();
  for (const { graphs } of attributes) {
    for (const graph of graphs) addCaptured(captured, graph, external, depth + 1);
  }
  return {
    name,
    op: opType,
    domain: ownDomain(domain),
    inputs: input,
    outputs: output,
    attributes: new Map(attributes.map(({ name, attribute }) => [name, attribute])),
    captured: [...captured],
  };
}

/**
 * Gives a domain one name: the empty one, which is ONNX's own, has two.
 *
 * @param domain As the file names it.
 * @returns The name in a graph.
 */
export function ownDomain(domain: string): string {
  return domain === 'ai.onnx' ? '' : domain;
}

/** Adds what a branch reads and does not make. */
function addCaptured(
  captured: Set<string>,
  graph: Uint8Array,
  external: ExternalFiles,
  depth: number,
): void {
  if (depth > deepest) throw tooDeep();
  const { parts } = branchReader(graph);
  const nodes = parts.node.map((node) => readNode(node, external, depth));
  const made = new Set([
    ...parts.input.map((value) => valueName(value).fields.name),
    ...parts.initializer.map((tensor) => readTensor(tensor, external).name),
    ...nodes.flatMap(({ outputs }) => outputs),
  ]);
  const read = [
    ...nodes.flatMap(valuesReadBy),
    ...parts.output.map((value) => valueName(value).fields.name),
  ];
  for (const name of read) if (!made.has(name)) captured.add(name);
}

function tooDeep(): GradCamError {
  return new GradCamError(
    'MODEL_UNSUPPORTED',
    `branches and loops lie too deep in each other, got more than ${deepest}; check that it is the file that you mean.`,
  );
}
