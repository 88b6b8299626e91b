import { create } from '@bufbuild/protobuf';
import { GraphProtoSchema, NodeProtoSchema, type GraphProto, type NodeProto } from 'onnx-buf';
import type { OnnxGraph, OnnxNode } from '../graph/onnx-graph.js';
import { valueMessage } from '../proto/value-message.js';
import { attributeMessage } from './attribute-message.js';

/**
 * Makes the message of a graph, without its constants.
 *
 * @param graph The graph.
 * @returns The message.
 * @throws `MODEL_UNSUPPORTED`
 */
export function graphMessage({ nodes, inputs, outputs, values }: OnnxGraph): GraphProto {
  return create(GraphProtoSchema, {
    name: 'graph',
    node: nodes.map(nodeMessage),
    input: inputs.map(valueMessage),
    output: outputs.map(valueMessage),
    valueInfo: [...values.values()].map(valueMessage),
  });
}

function nodeMessage({ name, op, domain, inputs, outputs, attributes }: OnnxNode): NodeProto {
  return create(NodeProtoSchema, {
    name,
    opType: op,
    domain,
    input: [...inputs],
    output: [...outputs],
    attribute: [...attributes].map(([key, attribute]) => attributeMessage(key, attribute)),
  });
}
