import { TensorProtoSchema } from 'onnx-buf';
import type { OnnxType } from '../../graph/onnx-graph.js';
import { dataTypes } from '../../proto/data-types.js';

/** A type, and how its numbers lie in a file. */
export interface TensorType {
  readonly type: OnnxType;
  /** The bytes of one number in memory; 0 for texts, which have no size. */
  readonly size: number;
  /** The field for numbers that are not written as raw bytes. */
  readonly field: { readonly number: number };
  /** True where that field holds them as they lie in memory. */
  readonly isFixed: boolean;
}

const { floatData, doubleData, int32Data, int64Data, uint64Data, stringData } =
  TensorProtoSchema.field;

const tensorTypes: readonly TensorType[] = [
  { type: 'float32', size: 4, field: floatData, isFixed: true },
  { type: 'float64', size: 8, field: doubleData, isFixed: true },
  { type: 'float16', size: 2, field: int32Data, isFixed: false },
  { type: 'bfloat16', size: 2, field: int32Data, isFixed: false },
  { type: 'int8', size: 1, field: int32Data, isFixed: false },
  { type: 'uint8', size: 1, field: int32Data, isFixed: false },
  { type: 'int16', size: 2, field: int32Data, isFixed: false },
  { type: 'uint16', size: 2, field: int32Data, isFixed: false },
  { type: 'int32', size: 4, field: int32Data, isFixed: false },
  { type: 'bool', size: 1, field: int32Data, isFixed: false },
  { type: 'int64', size: 8, field: int64Data, isFixed: false },
  { type: 'uint32', size: 4, field: uint64Data, isFixed: false },
  { type: 'uint64', size: 8, field: uint64Data, isFixed: false },
  { type: 'string', size: 0, field: stringData, isFixed: false },
];

const byCode: ReadonlyMap<number, TensorType> = new Map(
  tensorTypes.map((each) => [dataTypes[each.type], each]),
);

/**
 * Finds a type by its number in a file.
 *
 * @param code A `TensorProto.DataType`.
 * @returns The type; undefined for one that is not read, like numbers of 4 bits and complex ones.
 */
export function tensorType(code: number): TensorType | undefined {
  return byCode.get(code);
}
