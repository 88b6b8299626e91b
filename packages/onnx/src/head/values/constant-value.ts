import { GradCamError } from '@gradcam/errors';
import { valuesOf } from '../../file/tensor/values-of.js';
import type { OnnxTensor } from '../../graph/onnx-graph.js';
import type { HostValue } from './host-value.js';

/**
 * Makes a value of a tensor of the file. Its bytes are read when its numbers are asked for, and once.
 *
 * @param tensor The tensor.
 * @returns The value.
 * @throws `MODEL_UNSUPPORTED` for text.
 */
export function constantValue(tensor: OnnxTensor): HostValue {
  if (tensor.type === 'string') {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      'the head has text in a constant, got string, expected numbers; take a feature layer behind it.',
    );
  }
  let numbers: ArrayLike<number> | undefined;
  return {
    type: tensor.type,
    dims: tensor.dims,
    numbers: () => (numbers ??= plain(valuesOf(tensor))),
  };
}

/** Whole numbers of 64 bits become plain ones: a shape has no size beyond 2^53. */
function plain(numbers: ArrayLike<number | bigint>): ArrayLike<number> {
  if (numbers instanceof Float32Array || numbers instanceof Int32Array) return numbers;
  return Float64Array.from(numbers, Number);
}
