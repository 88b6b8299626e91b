import { withHostNumbers } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { fromHalf } from '../../file/tensor/half-floats.js';
import type { OnnxNumbers } from '../../file/tensor/values-of.js';
import type { RuntimeTensor } from '../onnx-runtime.js';

const [least, most] = [-(2 ** 31), 2 ** 31 - 1];

/**
 * Makes a tensor of TensorFlow.js of what ONNX Runtime computed.
 *
 * Half and double precision become float32, whole numbers int32, those beyond its ends these.
 *
 * @param name The value's.
 * @param made As ONNX Runtime gives it; a sequence or a map is refused. The caller frees it.
 * @returns The tensor; the caller disposes it.
 * @throws `MODEL_UNSUPPORTED` for what is not numbers
 */
export async function fromRuntime(name: string, made: unknown): Promise<Tensor> {
  if (!isRuntimeTensor(made)) throw notNumbers(name, 'a sequence or a map');
  const { type, dims } = made;
  const values: unknown = await made.getData();
  if (!ArrayBuffer.isView(values)) throw notNumbers(name, type);
  // Border to ONNX Runtime: the views that it gives are lists of numbers.
  return asTensor(type, values as OnnxNumbers, [...dims]);
}

/**
 * Frees what ONNX Runtime computed, where it lies on a device; what lies in memory frees itself.
 *
 * @param made As ONNX Runtime gives it.
 */
export function freeOnDevice(made: unknown): void {
  if (isRuntimeTensor(made) && made.location !== 'cpu') made.dispose();
}

function asTensor(type: string, values: OnnxNumbers, shape: number[]): Tensor {
  if (type === 'bool' && values instanceof Uint8Array) return tensor(values, shape, 'bool');
  if (!type.includes('float')) return tensor(wholeOf(values), shape, 'int32');
  const floats = floatsOf(values);
  return withHostNumbers(tensor(floats, shape, 'float32'), floats);
}

function floatsOf(values: OnnxNumbers): Float32Array {
  if (values instanceof Float32Array) return values;
  // Half precision, where the platform has no numbers of it.
  return values instanceof Uint16Array ? fromHalf(values) : Float32Array.from(values, Number);
}

function wholeOf(values: OnnxNumbers): Int32Array {
  const list: ArrayLike<number | bigint> = values;
  return values instanceof Int32Array ? values : Int32Array.from(list, clipped);
}

/** The largest whole number stands for the end of an axis. */
function clipped(value: number | bigint): number {
  return Math.min(Math.max(Number(value), least), most);
}

/**
 * Tells a tensor from the other things that ONNX Runtime gives.
 *
 * @param value What it gave.
 * @returns False for a sequence or a map.
 */
export function isRuntimeTensor(value: unknown): value is RuntimeTensor {
  return typeof value === 'object' && value !== null && 'dims' in value && 'getData' in value;
}

function notNumbers(name: string, got: string): GradCamError {
  return new GradCamError(
    'MODEL_UNSUPPORTED',
    `the value "${name}" of the network is not a tensor of numbers, got ${got}; name as reductionLayer a node before it.`,
  );
}
