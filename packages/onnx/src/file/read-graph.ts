import { GradCamError } from '@gradcam/errors';
import { GraphProtoSchema } from 'onnx-buf';
import { brokenOnnx } from '../graph/broken-onnx.js';
import { namedNodes } from '../graph/named-nodes.js';
import type { OnnxGraph, OnnxNode, OnnxValue } from '../graph/onnx-graph.js';
import { sortedNodes } from '../graph/sorted-nodes.js';
import type { FileParts } from './file-parts.js';
import { readNode } from './read-node.js';
import { readValue } from './read-value.js';
import type { ExternalFiles } from './tensor/external-data.js';
import { readTensor, type NamedTensor } from './tensor/read-tensor.js';
import { messageReader } from './wire/message-reader.js';

/** The network of a file. */
export interface ReadGraph {
  readonly graph: Omit<OnnxGraph, 'opsets'>;
  readonly parts: Pick<FileParts, 'nodes' | 'constants' | 'values'>;
}

const graphReader = messageReader(GraphProtoSchema, {
  fields: [],
  parts: ['node', 'initializer', 'sparseInitializer', 'input', 'output', 'valueInfo'],
});

/**
 * Reads the network of a file. The weights stay where they are.
 *
 * @param message The bytes of the network.
 * @param external The files beside this one.
 * @returns Its parts, the nodes in an order in which they can be computed.
 * @throws `MODEL_BROKEN` for a file that contradicts itself, `MODEL_UNSUPPORTED` for weights that are not read
 */
export function readGraph(message: Uint8Array, external: ExternalFiles): ReadGraph {
  const { parts } = graphReader(message);
  if (parts.sparseInitializer.length > 0) throw sparseWeights();
  const weights = parts.initializer.map((bytes) => readTensor(bytes, external));
  const nodes = namedNodes(parts.node.map((bytes) => readNode(bytes, external)));
  const described = parts.valueInfo.map(readValue);
  const listed = parts.input.map(readValue);
  const outputs = parts.output.map(readValue);
  return {
    graph: {
      ...inOrder(nodes, weights, listed),
      outputs: existing(outputs, nodes, [...listed, ...weights]),
      values: new Map(described.map((value) => [value.name, value])),
    },
    parts: {
      nodes: bytesByName(nodes, parts.node),
      constants: bytesByName(weights, parts.initializer),
      values: bytesByName([...described, ...listed], [...parts.valueInfo, ...parts.input]),
    },
  };
}

function inOrder(
  nodes: readonly OnnxNode[],
  weights: readonly NamedTensor[],
  listed: readonly OnnxValue[],
): Pick<OnnxGraph, 'nodes' | 'constants' | 'inputs'> {
  const constants = new Map(weights.map(({ name, tensor }) => [name, tensor]));
  // Old files list the weights among the inputs.
  const inputs = listed.filter(({ name }) => !constants.has(name));
  const given = [...weights, ...inputs].map(({ name }) => name);
  return { nodes: sortedNodes(nodes, given), constants, inputs };
}

function existing(
  outputs: readonly OnnxValue[],
  nodes: readonly OnnxNode[],
  given: readonly { readonly name: string }[],
): readonly OnnxValue[] {
  if (outputs.length === 0) throw brokenOnnx('the network has no output');
  const known = new Set([
    ...given.map(({ name }) => name),
    ...nodes.flatMap((node) => node.outputs),
  ]);
  const missing = outputs.find(({ name }) => !known.has(name));
  if (missing === undefined) return outputs;
  throw brokenOnnx(
    `an output is a value that nothing makes, got "${missing.name}", expected an input, a weight or the output of a node`,
  );
}

function bytesByName(
  named: readonly { readonly name: string }[],
  bytes: readonly Uint8Array[],
): ReadonlyMap<string, Uint8Array> {
  return new Map(bytes.map((message, at) => [named[at]?.name ?? '', message]));
}

function sparseWeights(): GradCamError {
  return new GradCamError(
    'MODEL_UNSUPPORTED',
    'the file has sparse weights, which are not read; export the network with all of its numbers.',
  );
}
