import { create, toBinary } from '@bufbuild/protobuf';
import { calledAs } from '@gradcam/errors';
import { GraphProtoSchema, ModelProtoSchema, TensorProtoSchema } from 'onnx-buf';
import type { OnnxGraph, OnnxTensor } from '../graph/onnx-graph.js';
import { opsetOf } from '../graph/opset-of.js';
import { joinedBytes } from '../proto/joined-bytes.js';
import { wireField } from '../proto/wire-field.js';
import { checkGraph } from './check-graph.js';
import { graphMessage } from './graph-message.js';
import { irVersion } from './ir-version.js';
import { tensorMessage } from './tensor-message.js';

/**
 * Writes a graph as an ONNX file, the same bytes for the same graph.
 *
 * @param graph The graph; constants are read once and copied into place.
 * @returns The file.
 * @throws `MODEL_UNSUPPORTED` for branches, loops and tensors of words, `BAD_OPTION` for what is no graph
 *
 * @example
 * ```ts
 * await writeFile('model.onnx', writeOnnx(await tfjsGraph(model)));
 * ```
 */
export function writeOnnx(graph: OnnxGraph): Uint8Array {
  return calledAs('writeOnnx', () => {
    checkGraph(graph);
    const constants = [...graph.constants].flatMap(([name, tensor]) => constantParts(name, tensor));
    const parts = [toBinary(GraphProtoSchema, graphMessage(graph)), ...constants];
    return joinedBytes([modelBytes(graph), ...wireField(ModelProtoSchema.field.graph, parts)]);
  });
}

/** All of a model but its graph. */
function modelBytes(graph: OnnxGraph): Uint8Array {
  const message = create(ModelProtoSchema, {
    irVersion: BigInt(irVersion(opsetOf(graph))),
    producerName: 'gradcam',
    opsetImport: [...graph.opsets].map(([domain, version]) => ({
      domain,
      version: BigInt(version),
    })),
  });
  return toBinary(ModelProtoSchema, message);
}

/** A constant in pieces: an encoder would copy its values once for each message around them. */
function constantParts(name: string, tensor: OnnxTensor): Uint8Array[] {
  return wireField(GraphProtoSchema.field.initializer, [
    toBinary(TensorProtoSchema, tensorMessage(name, tensor)),
    ...wireField(TensorProtoSchema.field.rawData, [tensor.bytes()]),
  ]);
}
