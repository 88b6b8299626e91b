import type { OnnxType } from '../../graph/onnx-graph.js';

/** `TensorProto.DataType` of ONNX, as attributes write it. */
const types: readonly (OnnxType | undefined)[] = [
  undefined,
  'float32',
  'uint8',
  'int8',
  'uint16',
  'int16',
  'int32',
  'int64',
  'string',
  'bool',
  'float16',
  'float64',
  'uint32',
  'uint64',
  undefined,
  undefined,
  'bfloat16',
];

/**
 * Names a type.
 *
 * @param number Its number in ONNX.
 * @returns The name, or nothing for complex numbers and those of 8 bits or less.
 */
export function typeByNumber(number: number): OnnxType | undefined {
  return types[number];
}
