import { create } from '@bufbuild/protobuf';
import {
  TensorShapeProto_DimensionSchema,
  ValueInfoProtoSchema,
  type TensorShapeProto_Dimension,
  type ValueInfoProto,
} from 'onnx-buf';
import type { OnnxValue } from '../graph/onnx-graph.js';
import { dataTypes } from './data-types.js';

/**
 * Makes the message that describes a value.
 *
 * @param value The value. Without a type, it is left to the engine to find out, which it can for all but inputs.
 * @returns The message.
 */
export function valueMessage({
  name,
  type,
  dims,
}: Pick<OnnxValue, 'name'> & Partial<OnnxValue>): ValueInfoProto {
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
