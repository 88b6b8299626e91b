import { create } from '@bufbuild/protobuf';
import { GradCamError } from '@gradcam/errors';
import { TensorProtoSchema, type TensorProto } from 'onnx-buf';
import type { OnnxTensor } from '../graph/onnx-graph.js';
import { dataTypes } from '../proto/data-types.js';

/**
 * Describes a tensor for a file, without its values.
 *
 * @param name Its name; the empty one for the value of an attribute.
 * @param tensor The tensor.
 * @returns The message.
 * @throws `MODEL_UNSUPPORTED` for words, which a file holds in another way than numbers.
 */
export function tensorMessage(name: string, { type, dims }: OnnxTensor): TensorProto {
  if (type === 'string') {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `a tensor of words cannot be written, got "${name}"; leave it out of the graph.`,
    );
  }
  return create(TensorProtoSchema, { name, dims: dims.map(BigInt), dataType: dataTypes[type] });
}
