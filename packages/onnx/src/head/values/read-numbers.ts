import { GradCamError } from '@gradcam/errors';
import type { OnnxTensor, OnnxType } from '../../graph/onnx-graph.js';

type Numbers = ArrayLike<number | bigint>;

const arrays: Partial<Record<OnnxType, (buffer: ArrayBuffer) => Numbers>> = {
  float32: (buffer) => new Float32Array(buffer),
  float64: (buffer) => new Float64Array(buffer),
  int8: (buffer) => new Int8Array(buffer),
  uint8: (buffer) => new Uint8Array(buffer),
  int16: (buffer) => new Int16Array(buffer),
  uint16: (buffer) => new Uint16Array(buffer),
  int32: (buffer) => new Int32Array(buffer),
  uint32: (buffer) => new Uint32Array(buffer),
  int64: (buffer) => new BigInt64Array(buffer),
  uint64: (buffer) => new BigUint64Array(buffer),
  bool: (buffer) => new Uint8Array(buffer),
};

/**
 * Reads the numbers of a tensor.
 *
 * @param tensor The tensor.
 * @returns Its numbers, row by row.
 * @throws `MODEL_UNSUPPORTED` for a type that is not read.
 */
export function readNumbers(tensor: OnnxTensor): Numbers {
  const read = arrays[tensor.type];
  if (read === undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `a constant has a type that is not read, got ${tensor.type}.`,
    );
  }
  return read(tensor.bytes().slice().buffer);
}
