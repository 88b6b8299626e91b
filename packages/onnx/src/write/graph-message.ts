import { create } from '@bufbuild/protobuf';
import {
  GraphProtoSchema,
  NodeProtoSchema,
  TensorShapeProto_DimensionSchema,
  ValueInfoProtoSchema,
  type GraphProto,
  type NodeProto,
  type TensorShapeProto_Dimension,
  type ValueInfoProto,
} from 'onnx-buf';
import type { OnnxGraph, OnnxNode, OnnxValue } from '../graph/onnx-graph.js';
import { attributeMessage } from './attribute-message.js';
import { dataTypes } from './data-types.js';

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

/** Without a type, it is left to the engine to find out. */
function valueMessage({ name, type, dims }: OnnxValue): ValueInfoProto {
  if (type === undefined) return create(ValueInfoProtoSchema, { name });
  const shape = dims === undefined ? {} : { shape: { dim: dims.map(dimensionMessage) } };
  const value = { elemType: dataTypes[type], ...shape };
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value } },
  });
}

function dimensionMessage(size: number | string | null): TensorShapeProto_Dimension {
  return create(TensorShapeProto_DimensionSchema, { value: dimensionValue(size) });
}

function dimensionValue(size: number | string | null): TensorShapeProto_Dimension['value'] {
  if (size === null) return { case: undefined };
  return typeof size === 'string'
    ? { case: 'dimParam', value: size }
    : { case: 'dimValue', value: BigInt(size) };
}
