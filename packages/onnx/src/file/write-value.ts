import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import {
  TypeProtoSchema,
  ValueInfoProtoSchema,
  type TensorShapeProto_DimensionSchema,
} from 'onnx-buf';
import type { OnnxValue } from '../graph/onnx-graph.js';
import { codeOfType } from './tensor/tensor-types.js';

/**
 * Writes the description of a value.
 *
 * @param value Its name; ONNX Runtime finds type and dims of what a network computes by itself, and needs the type of what it is given.
 * @returns The bytes of a `ValueInfoProto`.
 */
export function writeValue({
  name,
  type,
  dims,
}: Pick<OnnxValue, 'name'> & Partial<OnnxValue>): Uint8Array {
  const value = create(ValueInfoProtoSchema, { name });
  if (type !== undefined) {
    value.type = create(TypeProtoSchema, {
      value: {
        case: 'tensorType',
        value: {
          elemType: codeOfType(type),
          ...(dims === undefined ? {} : { shape: { dim: dims.map(dimension) } }),
        },
      },
    });
  }
  return toBinary(ValueInfoProtoSchema, value);
}

function dimension(
  size: number | string | null,
): MessageInitShape<typeof TensorShapeProto_DimensionSchema> {
  if (size === null) return {};
  return typeof size === 'number'
    ? { value: { case: 'dimValue', value: BigInt(size) } }
    : { value: { case: 'dimParam', value: size } };
}
