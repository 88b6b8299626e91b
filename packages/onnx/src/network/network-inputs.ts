import type { NetworkInput } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { OnnxGraph, OnnxType, OnnxValue } from '../graph/onnx-graph.js';
import { isFed } from '../session/tensors/to-runtime.js';

/** The inputs of a network as they are told, and how many samples it takes at once. */
export interface OnnxInputs {
  readonly inputs: readonly NetworkInput[];
  /** True if the file fixes a batch of one: such a network runs sample by sample, and its batch is told to be open. */
  readonly isSingle: boolean;
}

/**
 * Describes the inputs of a network.
 *
 * @param graph The network.
 * @returns The inputs, in the file's order.
 * @throws `MODEL_UNSUPPORTED` for a network without inputs, and for one that is not a tensor; `INPUT_DTYPE`
 */
export function onnxInputs({ inputs }: OnnxGraph): OnnxInputs {
  if (inputs.length === 0) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      'the network has no inputs, got a file that computes constants; give the file of a network.',
    );
  }
  const isSingle = inputs.some(
    ({ dims }) => dims !== undefined && dims.length > 1 && dims[0] === 1,
  );
  return { inputs: inputs.map((input) => described(input, isSingle)), isSingle };
}

function described({ name, type, dims }: OnnxValue, isSingle: boolean): NetworkInput {
  if (dims === undefined || type === undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the input "${name}" has no shape, got ${type === undefined ? 'a value that is not a tensor' : `a tensor of ${type} without axes`}; export the network with the shape of its inputs, open sizes by their names.`,
    );
  }
  if (!isFed(type)) {
    throw new GradCamError(
      'INPUT_DTYPE',
      `the input "${name}" takes no numbers that can be fed, got ${type}; export the network with inputs of float32.`,
    );
  }
  const shape = dims.map((size, axis) =>
    typeof size !== 'number' || (axis === 0 && isSingle && size === 1) ? null : size,
  );
  return { name, shape, dtype: dtypeOf(type) };
}

function dtypeOf(type: OnnxType): NetworkInput['dtype'] {
  if (type === 'bool') return 'bool';
  return type.includes('float') ? 'float32' : 'int32';
}
