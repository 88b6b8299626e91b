import { toBinary } from '@bufbuild/protobuf';
import { GraphProtoSchema, ModelProtoSchema, TensorProtoSchema } from 'onnx-buf';
import type { OnnxGraph, OnnxTensor } from '../graph/onnx-graph.js';
import { wireField } from '../proto/wire-field.js';
import { graphMessage } from './graph-message.js';
import { tensorMessage } from './tensor-message.js';

/**
 * Writes the field of a model that holds its graph.
 *
 * @param graph The graph; constants are read once.
 * @returns The pieces of the field.
 * @throws `MODEL_UNSUPPORTED`
 */
export function graphField(graph: OnnxGraph): Uint8Array[] {
  const constants = [...graph.constants].flatMap(([name, tensor]) => constantParts(name, tensor));
  const parts = [toBinary(GraphProtoSchema, graphMessage(graph)), ...constants];
  return wireField(ModelProtoSchema.field.graph, parts);
}

/** A constant in pieces: an encoder would copy its values once for each message around them. */
function constantParts(name: string, tensor: OnnxTensor): Uint8Array[] {
  return wireField(GraphProtoSchema.field.initializer, [
    toBinary(TensorProtoSchema, tensorMessage(name, tensor)),
    ...wireField(TensorProtoSchema.field.rawData, [tensor.bytes()]),
  ]);
}
