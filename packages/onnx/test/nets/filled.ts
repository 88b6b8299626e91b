import { fromBinary, toBinary, type DescField } from '@bufbuild/protobuf';
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import {
  GraphProtoSchema,
  ModelProtoSchema,
  TensorProto_DataLocation,
  TensorProtoSchema,
  type TensorProto,
} from 'onnx-buf';
import { seededBytes } from './seeded-values.js';

/**
 * Puts a network's weights into its file.
 *
 * @param bytes The file.
 * @returns A file that runs.
 */
export function filled(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const model = fromBinary(ModelProtoSchema, bytes);
  const { graph } = model;
  if (graph === undefined) throw new RangeError('the file has no graph');
  const weights = graph.initializer.flatMap((tensor) =>
    field(GraphProtoSchema.field.initializer, filledTensor(tensor)),
  );
  graph.initializer = [];
  const content = [toBinary(GraphProtoSchema, graph), ...weights];
  delete model.graph;
  const pieces = [
    toBinary(ModelProtoSchema, model),
    ...field(ModelProtoSchema.field.graph, content),
  ];
  const whole = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The pieces of a weight. The numbers are not copied, for a writer of protobuf copies them several times. */
function filledTensor(tensor: TensorProto): Uint8Array[] {
  if (tensor.dataLocation !== TensorProto_DataLocation.EXTERNAL)
    return [toBinary(TensorProtoSchema, tensor)];
  const said = new Map(tensor.externalData.map(({ key, value }) => [key, value]));
  const numbers = seededBytes(said.get('location') ?? '', Number(said.get('length')));
  tensor.dataLocation = TensorProto_DataLocation.DEFAULT;
  tensor.externalData = [];
  return [
    toBinary(TensorProtoSchema, tensor),
    ...field(TensorProtoSchema.field.rawData, [numbers]),
  ];
}

function field({ number }: DescField, content: readonly Uint8Array[]): Uint8Array[] {
  const head = new BinaryWriter().tag(number, WireType.LengthDelimited);
  return [head.uint32(lengthOf(content)).finish(), ...content];
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}
