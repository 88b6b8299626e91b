import { hostNumbers } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import { toHalf } from '../../file/tensor/half-floats.js';
import type { OnnxNumbers } from '../../file/tensor/values-of.js';
import type { OnnxType } from '../../graph/onnx-graph.js';
import type { OnnxRuntime, RuntimeTensor } from '../onnx-runtime.js';
import { runtimeTensor } from './runtime-tensor.js';

type Values = Float32Array | Int32Array | Uint8Array;

/** From the numbers of a tensor of TensorFlow.js to those of each type of ONNX. */
const conversions: Readonly<Partial<Record<OnnxType, (values: Values) => OnnxNumbers>>> = {
  float32: (values) => (values instanceof Float32Array ? values : Float32Array.from(values)),
  float64: (values) => Float64Array.from(values),
  float16: toHalf,
  int8: (values) => Int8Array.from(values),
  uint8: (values) => Uint8Array.from(values),
  int16: (values) => Int16Array.from(values),
  uint16: (values) => Uint16Array.from(values),
  int32: (values) => (values instanceof Int32Array ? values : Int32Array.from(values)),
  uint32: (values) => Uint32Array.from(values),
  int64: (values) => BigInt64Array.from(Array.from(values, BigInt)),
  uint64: (values) => BigUint64Array.from(Array.from(values, BigInt)),
  bool: (values) => Uint8Array.from(values, (value) => Number(value !== 0)),
};

/**
 * Tells whether tensors of a type can be fed to ONNX Runtime.
 *
 * @param type The type.
 * @returns False for texts, and for bfloat16, which has no values outside of it.
 */
export function isFed(type: OnnxType | undefined): boolean {
  return type !== undefined && conversions[type] !== undefined;
}

/**
 * Makes a tensor of ONNX Runtime.
 *
 * @param runtime ONNX Runtime.
 * @param tensor The caller keeps it.
 * @param type The type that the network takes.
 * @returns The tensor, with the same axes; on the CPU it may share the memory of the one that was given.
 * @throws `INPUT_DTYPE` for a type that cannot be fed
 */
export async function toRuntime(
  runtime: OnnxRuntime,
  tensor: Tensor,
  type: OnnxType,
): Promise<RuntimeTensor> {
  const convert = conversions[type];
  if (convert === undefined) {
    throw new GradCamError(
      'INPUT_DTYPE',
      `the network takes values of a type that cannot be fed, got ${type}; export it with inputs of float32.`,
    );
  }
  const values = convert(
    hostNumbers(tensor) ?? (await tensor.data<'float32' | 'int32' | 'bool'>()),
  );
  return runtimeTensor(runtime, type, values, tensor.shape);
}
