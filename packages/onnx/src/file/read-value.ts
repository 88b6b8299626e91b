import {
  ValueInfoProtoSchema,
  type TensorShapeProto,
  type TypeProto,
  type ValueInfoProto,
} from 'onnx-buf';
import { brokenOnnx } from '../graph/broken-onnx.js';
import type { OnnxValue } from '../graph/onnx-graph.js';
import { tensorType } from './tensor/tensor-types.js';
import { messageReader } from './wire/message-reader.js';

const valueReader = messageReader(ValueInfoProtoSchema, { fields: ['name', 'type'], parts: [] });

/**
 * Reads what a file says of a value.
 *
 * @param message The bytes of the description.
 * @returns The value; without type and dims where it is no tensor.
 * @throws `MODEL_BROKEN` for one without a name
 */
export function readValue(message: Uint8Array): OnnxValue {
  const { name, type } = valueReader(message).fields;
  if (name === '') throw brokenOnnx('the file describes a value without a name');
  const tensor = tensorOf(type);
  return {
    name,
    type: tensorType(tensor?.elemType ?? 0)?.type,
    dims: tensor?.shape?.dim.map(sizeOf),
  };
}

function tensorOf(type: ValueInfoProto['type']): TensorOf | undefined {
  return type?.value.case === 'tensorType' ? type.value.value : undefined;
}

type TensorOf = Extract<TypeProto['value'], { case: 'tensorType' }>['value'];

/** Some tools write -1 for a size that is left open. */
function sizeOf({ value }: TensorShapeProto['dim'][number]): number | string | null {
  if (value.case === 'dimValue') return value.value < 0n ? null : Number(value.value);
  return value.value === undefined || value.value === '' ? null : value.value;
}
