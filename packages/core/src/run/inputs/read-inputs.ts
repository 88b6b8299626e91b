import { cast, dispose, expandDims, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { castOfAnyType, withStandIns } from '@gradcam/tfjs-gradients/engine';
import { areFinite } from '../../tensor/are-finite.js';
import { tensorsOf } from '../../tensor/tensors-of.js';
import type { Network, NetworkInput } from '../../network/network.js';
import { batchedShape, requireCount } from '../../network/input-shape.js';
import { formatOfInput } from '../../space/data-format.js';
import { impliedFormat } from '../../space/implied-format.js';
import { toNetworkOrder, type NetworkOrder } from '../../space/network-order.js';
import { flatSamples } from './flat-samples.js';
import { inputNumbers, type InputNumbers } from './input-numbers.js';

/** Inputs with a batch axis. */
export interface ReadInputs {
  readonly tensors: readonly Tensor[];
  /** True if the caller's inputs had a batch axis. */
  readonly batched: boolean;
  /** The indices in the batch of inputs that are the same everywhere, if that is known without another read. */
  readonly flat: readonly number[];
  /** Frees what was made here; the caller's own tensors are left alone. */
  readonly dispose: () => void;
}

/**
 * Checks the inputs against what the network expects, and gives them its type and a batch axis.
 *
 * @param network The network.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param format The axes of each input, if they are not in the network's order.
 * @returns The inputs, to be disposed by `dispose`.
 * @throws `DISPOSED`, `INPUT_COUNT`, `INPUT_SHAPE`, `INPUT_DTYPE`, `INPUT_NOT_FINITE`, `BAD_OPTION`
 */
export async function readInputs(
  network: Network,
  x: Tensor | readonly Tensor[],
  format?: string | readonly string[],
): Promise<ReadInputs> {
  const listed = tensorsOf(x);
  requireCount(network.inputs.length, listed.length);
  listed.forEach((tensor, index) => {
    requireKept(tensor, network.inputs[index]?.name ?? '');
  });
  const formats = listed.map(({ shape }, index) => {
    const label = typeof format === 'string' ? format : format?.[index];
    return label ?? impliedFormat(shape, network.inputs[index]?.shape, network.graph.dataFormat);
  });
  // An engine of the network's own is fed the numbers that are read here.
  const read: (InputNumbers | undefined)[] = [];
  const created: Tensor[] = [];
  const keepTrack = (tensor: Tensor): Tensor => {
    created.push(tensor);
    return tensor;
  };
  const free = () => {
    dispose(created);
    read.forEach((each) => each?.free());
  };
  try {
    for (const [index, tensor] of listed.entries()) {
      const numbers = tensor.dtype === 'float32' ? await inputNumbers(tensor) : undefined;
      read.push(numbers);
      if (numbers !== undefined) requireNumbers(numbers.numbers, network.inputs[index]?.dtype);
    }
    let batched = false;
    const tensors = network.inputs.map((input, index) => {
      const label = formats[index];
      const tensor = requireTensor(input, listed[index]);
      const ordered =
        label === undefined
          ? tensor
          : keepTrack(toNetworkOrder(tensor, label, orderOf(network, index)));
      const fitting = isCastable(ordered, input)
        ? keepTrack(castTo(ordered, input.dtype))
        : ordered;
      if (batchedShape(input, fitting.shape).length !== fitting.rank)
        return keepTrack(expandDims(fitting, 0));
      batched = true;
      return fitting;
    });
    const flat = formats[0] === undefined ? flatOnly(network, tensors, read) : [];
    return { tensors, batched, flat, dispose: free };
  } catch (error) {
    free();
    throw error;
  }
}

/** Of a network with one input, whose numbers were read. */
function flatOnly(
  network: Network,
  tensors: readonly Tensor[],
  read: readonly (InputNumbers | undefined)[],
): readonly number[] {
  const [input, ...others] = network.inputs;
  const [values] = read;
  if (input === undefined || others.length > 0 || values === undefined) return [];
  return flatSamples(values.numbers, tensors[0]?.shape ?? [], orderOf(network, 0).format);
}

function orderOf({ graph, inputs }: Network, index: number): NetworkOrder {
  const { shape = [] }: Partial<NetworkInput> = inputs[index] ?? {};
  return { format: formatOfInput(graph, index, shape), rank: shape.length };
}

function requireTensor({ name }: NetworkInput, tensor: Tensor | undefined): Tensor {
  if (tensor !== undefined && Array.isArray(tensor.shape)) return tensor;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the input "${name}" is not a tensor, got ${typeof tensor}; make one with tf.tensor.`,
  );
}

const numbers: ReadonlySet<string> = new Set(['float32', 'int32', 'bool']);

/**
 * Checks whether a tensor is cast to the network's type, as `predict` of a layers model does: pixels are int32, and most networks
 * take float32.
 */
function isCastable(tensor: Tensor, { name, dtype }: NetworkInput): boolean {
  if (tensor.dtype === dtype) return false;
  if (numbers.has(tensor.dtype) && numbers.has(dtype)) return true;
  throw new GradCamError(
    'INPUT_DTYPE',
    `the input "${name}" has the wrong type, got ${tensor.dtype}, expected ${dtype}; make the tensor of numbers.`,
  );
}

function requireKept({ isDisposed }: Tensor, name: string): void {
  if (!isDisposed) return;
  throw new GradCamError(
    'DISPOSED',
    `the input "${name}" was disposed, got a tensor without values; keep it until its maps are made.`,
  );
}

/**
 * Refuses NaN, because one at the input makes the whole map NaN, with nothing to show where it came from; and numbers that a cast
 * to int32, which `predict` does silently, would change: a picture from 0 to 1 would become zeros.
 */
function requireNumbers(values: Float32Array, dtype: NetworkInput['dtype'] | undefined): void {
  const isWhole = dtype === 'int32';
  if (!isWhole && areFinite(values)) return;
  // A plain loop: it sees every number of every input, and a callback for each takes far longer.
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (!Number.isFinite(value)) {
      throw new GradCamError(
        'INPUT_NOT_FINITE',
        `the input has a value that is not a finite number, got ${String(value)} at position ${at}; look for a division by zero in the preprocessing.`,
      );
    }
    if (!isWhole || Number.isInteger(value)) continue;
    throw new GradCamError(
      'INPUT_DTYPE',
      `the network takes whole numbers (int32), got ${String(value)} at position ${at}; round them, or leave out the scaling of pixels.`,
    );
  }
}

/** Backends that keep the bytes of whole numbers have their cast replaced here as in the network. */
function castTo(tensor: Tensor, dtype: NetworkInput['dtype']): Tensor {
  return withStandIns([castOfAnyType], () => cast(tensor, dtype));
}
