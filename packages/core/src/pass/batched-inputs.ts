import { dispose, expandDims, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '../grad-cam-error.js';
import { tensorsOf } from '../tensor/tensors-of.js';
import type { Network, NetworkInput } from '../network/network.js';
import { batchedShape } from '../network/batched-shape.js';
import { toNetworkOrder, type NetworkOrder } from '../space/data-format.js';
import { inputFormat } from '../space/input-format.js';
import { requireCount } from '../space/input-shapes-of.js';

/** Inputs with a batch axis. */
export interface BatchedInputs {
  readonly tensors: readonly Tensor[];
  /** Whether the caller's inputs had a batch axis. */
  readonly batched: boolean;
  /** Frees what was made here; the caller's own tensors are left alone. */
  readonly dispose: () => void;
}

/**
 * Checks the inputs against what the network expects and gives them a batch axis.
 *
 * @param network The network.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param format What the axes of each input are, where they are not in the network's order.
 * @returns The inputs, to be disposed by `dispose`.
 * @throws `DISPOSED`, `INPUT_COUNT`, `INPUT_SHAPE`, `INPUT_DTYPE`, `INPUT_NOT_FINITE`, `BAD_OPTION`
 */
export async function batchedInputs(
  network: Network,
  x: Tensor | readonly Tensor[],
  format?: string | readonly string[],
): Promise<BatchedInputs> {
  const given = tensorsOf(x);
  const formats = typeof format === 'string' ? given.map(() => format) : format;
  requireCount(network.inputs.length, given.length);
  given.forEach((tensor, index) => {
    requireKept(tensor, network.inputs[index]?.name ?? '');
  });
  for (const tensor of given) await requireFinite(tensor);
  const made: Tensor[] = [];
  const own = (tensor: Tensor): Tensor => {
    made.push(tensor);
    return tensor;
  };
  const free = () => {
    dispose(made);
  };
  try {
    let batched = false;
    const tensors = network.inputs.map((input, index) => {
      const label = formats?.[index];
      const tensor = requireTensor(input, given[index]);
      const ordered =
        label === undefined ? tensor : own(toNetworkOrder(tensor, label, orderOf(network, input)));
      if (isUnbatched(input, ordered)) return own(expandDims(ordered, 0));
      batched = true;
      return ordered;
    });
    return { tensors, batched, dispose: free };
  } catch (error) {
    free();
    throw error;
  }
}

function orderOf({ graph }: Network, { shape }: NetworkInput): NetworkOrder {
  const open = shape.map((size) => size ?? Infinity);
  return { format: inputFormat(open, graph.dataFormat), rank: shape.length };
}

function requireTensor({ name }: NetworkInput, tensor: Tensor | undefined): Tensor {
  if (tensor !== undefined && Array.isArray(tensor.shape)) return tensor;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the input "${name}" is no tensor, got ${typeof tensor}; make one with tf.tensor.`,
  );
}

/** Whether a tensor fits without a batch axis. */
function isUnbatched(input: NetworkInput, tensor: Tensor): boolean {
  const unbatched = batchedShape(input, tensor.shape).length !== tensor.rank;
  if (input.dtype === 'int32' && tensor.dtype !== 'int32') {
    throw new GradCamError(
      'INPUT_DTYPE',
      `the input "${input.name}" has the wrong type, got ${tensor.dtype}, expected int32; convert it with tf.cast(x, 'int32').`,
    );
  }
  return unbatched;
}

function requireKept({ isDisposed }: Tensor, name: string): void {
  if (!isDisposed) return;
  throw new GradCamError(
    'DISPOSED',
    `the input "${name}" was disposed, got a tensor without values; keep it until its maps are made.`,
  );
}

/** One NaN at the input makes the whole map NaN, with nothing to show where it came from. */
async function requireFinite(tensor: Tensor): Promise<void> {
  if (tensor.dtype !== 'float32') return;
  const values = await tensor.data<'float32'>();
  // A plain loop: it sees every number of every input, and a callback for each takes far longer.
  for (let at = 0; at < values.length; at += 1) {
    if (Number.isFinite(values[at])) continue;
    throw new GradCamError(
      'INPUT_NOT_FINITE',
      `the input has a value that is no finite number, got ${String(values[at])} at position ${at}; look for a division by zero in the preprocessing.`,
    );
  }
}
