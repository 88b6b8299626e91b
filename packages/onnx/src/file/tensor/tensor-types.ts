import { TensorProto_DataType as DataType, TensorProtoSchema } from 'onnx-buf';
import type { OnnxType } from '../../graph/onnx-graph.js';

/** A type, and how its numbers lie in a file. */
export interface TensorType {
  readonly type: OnnxType;
  /** The bytes of one number in memory; 0 for texts, which have no size. */
  readonly size: number;
  /** The field for numbers that are not written as raw bytes. */
  readonly field: number;
  /** True where that field holds them as they lie in memory. */
  readonly isFixed: boolean;
}

const { floatData, doubleData, int32Data, int64Data, uint64Data, stringData } =
  TensorProtoSchema.field;

const fixed = (
  type: OnnxType,
  size: number,
  { number: field }: { number: number },
): TensorType => ({
  type,
  size,
  field,
  isFixed: true,
});

const varying = (
  type: OnnxType,
  size: number,
  { number: field }: { number: number },
): TensorType => ({
  type,
  size,
  field,
  isFixed: false,
});

const tensorTypes: ReadonlyMap<number, TensorType> = new Map<number, TensorType>([
  [DataType.FLOAT, fixed('float32', 4, floatData)],
  [DataType.DOUBLE, fixed('float64', 8, doubleData)],
  [DataType.FLOAT16, varying('float16', 2, int32Data)],
  [DataType.BFLOAT16, varying('bfloat16', 2, int32Data)],
  [DataType.INT8, varying('int8', 1, int32Data)],
  [DataType.UINT8, varying('uint8', 1, int32Data)],
  [DataType.INT16, varying('int16', 2, int32Data)],
  [DataType.UINT16, varying('uint16', 2, int32Data)],
  [DataType.INT32, varying('int32', 4, int32Data)],
  [DataType.BOOL, varying('bool', 1, int32Data)],
  [DataType.INT64, varying('int64', 8, int64Data)],
  [DataType.UINT32, varying('uint32', 4, uint64Data)],
  [DataType.UINT64, varying('uint64', 8, uint64Data)],
  [DataType.STRING, varying('string', 0, stringData)],
]);

/**
 * Finds a type by its number in a file.
 *
 * @param code A `TensorProto.DataType`.
 * @returns The type; undefined for one that is not read, like numbers of 4 bits and complex ones.
 */
export function tensorType(code: number): TensorType | undefined {
  return tensorTypes.get(code);
}

/**
 * Finds the number of a type in a file.
 *
 * @param wanted The type.
 * @returns A `TensorProto.DataType`.
 */
export function codeOfType(wanted: OnnxType): number {
  const found = [...tensorTypes].find(([, { type }]) => type === wanted);
  return found?.[0] ?? DataType.UNDEFINED;
}
