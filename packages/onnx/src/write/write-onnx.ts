import { create, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { calledAs } from '@gradcam/errors';
import { GraphProtoSchema, ModelProtoSchema, TensorProtoSchema } from 'onnx-buf';
import type { OnnxGraph, OnnxTensor } from '../graph/onnx-graph.js';
import { graphMessage } from './graph-message.js';
import { irVersion } from './ir-version.js';
import { tensorMessage } from './tensor-message.js';

/**
 * Writes a graph as an ONNX file, the same bytes for the same graph.
 *
 * @param graph The graph; constants are read once and copied into place.
 * @returns The file.
 * @throws `MODEL_UNSUPPORTED` for branches, loops and tensors of words
 *
 * @example
 * ```ts
 * await writeFile('model.onnx', writeOnnx(await tfjsGraph(model)));
 * ```
 */
export function writeOnnx(graph: OnnxGraph): Uint8Array {
  return calledAs('writeOnnx', () => {
    const constants = [...graph.constants].flatMap(([name, tensor]) => constantParts(name, tensor));
    const parts = [toBinary(GraphProtoSchema, graphMessage(graph)), ...constants];
    return joined([
      modelBytes(graph),
      fieldStart(ModelProtoSchema.field.graph.number, lengthOf(parts)),
      ...parts,
    ]);
  });
}

/** All of a model but its graph. */
function modelBytes({ opsets }: OnnxGraph): Uint8Array {
  const message = create(ModelProtoSchema, {
    irVersion: BigInt(irVersion(opsets.get('') ?? 0)),
    producerName: 'gradcam',
    opsetImport: [...opsets].map(([domain, version]) => ({ domain, version: BigInt(version) })),
  });
  return toBinary(ModelProtoSchema, message);
}

/** A constant in pieces: an encoder would copy its values once for each message around them. */
function constantParts(name: string, tensor: OnnxTensor): Uint8Array[] {
  const values = tensor.bytes();
  const parts = [
    toBinary(TensorProtoSchema, tensorMessage(name, tensor)),
    fieldStart(TensorProtoSchema.field.rawData.number, values.length),
    values,
  ];
  return [fieldStart(GraphProtoSchema.field.initializer.number, lengthOf(parts)), ...parts];
}

/** The bytes in front of a field: its number and its length. */
function fieldStart(field: number, length: number): Uint8Array {
  return new BinaryWriter().tag(field, WireType.LengthDelimited).uint32(length).finish();
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lengthOf(parts));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
