import type { OnnxType } from '../../graph/onnx-graph.js';

const floating: readonly OnnxType[] = ['float32', 'float16', 'bfloat16', 'float64'];

/**
 * Tells whether a type holds whole numbers.
 *
 * @param type The type.
 * @returns False for floating numbers, truth values and text.
 */
export function isWhole(type: OnnxType): boolean {
  return type !== 'bool' && type !== 'string' && !floating.includes(type);
}

/**
 * Rounds a number as its type does: what ONNX Runtime computes in 32 bits decides how large a shape becomes.
 *
 * @param type The type.
 * @param value The number.
 * @returns The nearest number of that type; whole ones are cut off.
 */
export function rounded(type: OnnxType, value: number): number {
  if (type === 'float64') return value;
  return isWhole(type) ? Math.trunc(value) : Math.fround(value);
}
