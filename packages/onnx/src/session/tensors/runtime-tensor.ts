import type { OnnxNumbers } from '../../file/tensor/values-of.js';
import type { OnnxType } from '../../graph/onnx-graph.js';
import type { OnnxRuntime, RuntimeTensor } from '../onnx-runtime.js';

/**
 * Makes a tensor of ONNX Runtime.
 *
 * @param runtime ONNX Runtime.
 * @param type The type of its numbers.
 * @param numbers The numbers, which are not copied.
 * @param shape Its axes.
 * @returns The tensor.
 */
export function runtimeTensor(
  runtime: OnnxRuntime,
  type: OnnxType,
  numbers: OnnxNumbers,
  shape: readonly number[],
): RuntimeTensor {
  // Border to ONNX Runtime: its constructor is typed for each type of numbers by itself.
  const RuntimeTensorClass = runtime.Tensor as new (
    type: string,
    values: OnnxNumbers,
    dims: readonly number[],
  ) => RuntimeTensor;
  return new RuntimeTensorClass(type, numbers, shape);
}
