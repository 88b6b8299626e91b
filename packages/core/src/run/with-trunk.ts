import { backwardKernels, type KernelOverride } from '@gradcam/tfjs-gradients/engine';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { Cut, CutActivations } from '../network/network.js';
import type { Context } from './context.js';
import { readInputs } from './inputs/read-inputs.js';

/** The inputs of a call as the network takes them. */
export interface Inputs {
  /** The network's inputs, `[N, ...]`. */
  readonly inputs: readonly Tensor[];
  /** True if the caller's inputs had a batch axis. */
  readonly batched: boolean;
  /** The indices in the batch of inputs that are the same everywhere, if known. */
  readonly flat: readonly number[];
  /** The kernels that the backward pass needs from the active backend. */
  readonly kernels: readonly KernelOverride[];
}

/** A network run up to its feature layer. */
export interface Trunk extends Inputs {
  /** The activations of the batch, and what passes by them. */
  readonly cutActivations: CutActivations;
}

/**
 * Reads the inputs and runs the network up to its feature layer; frees both when `run` is over.
 *
 * @param context The network and how to cut it.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param run Gets the trunk; what it makes is its own.
 * @returns The result of `run`.
 * @throws The errors of `readInputs`, and those of the network
 */
export async function withTrunk<T>(
  context: Context,
  x: Tensor | readonly Tensor[],
  run: (trunk: Trunk) => T | Promise<T>,
): Promise<T> {
  return await withInputs(context, x, (read) =>
    withActivations(context.cut, read.inputs, (cutActivations) => run({ ...read, cutActivations })),
  );
}

/**
 * Reads the inputs; frees what it made when `run` is over.
 *
 * @param context The network.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param run Gets the inputs.
 * @returns The result of `run`.
 * @throws The errors of `readInputs`
 */
export async function withInputs<T>(
  { network, options }: Pick<Context, 'network' | 'options'>,
  x: Tensor | readonly Tensor[],
  run: (read: Inputs) => T | Promise<T>,
): Promise<T> {
  const kernels = await backwardKernels();
  const {
    tensors: inputs,
    batched,
    flat,
    dispose: free,
  } = await readInputs(network, x, options.format);
  try {
    return await run({ inputs, batched, flat, kernels });
  } finally {
    free();
  }
}

/**
 * Runs a trunk on inputs as the network takes them; frees the activations when `run` is over.
 *
 * @param cut The halves of the network.
 * @param inputs One batched tensor for each input; the caller keeps them.
 * @param run Gets the activations.
 * @param isOutputWanted True if `run` also takes the head's output, where the network's engine gives it.
 * @returns The result of `run`.
 */
export async function withActivations<T>(
  cut: Cut,
  inputs: readonly Tensor[],
  run: (cutActivations: CutActivations) => T | Promise<T>,
  isOutputWanted = false,
): Promise<T> {
  const cutActivations = await cut.trunk(inputs, isOutputWanted);
  try {
    return await run(cutActivations);
  } finally {
    const { activations, bypass, output } = cutActivations;
    dispose([activations, ...bypass, ...(output === undefined ? [] : [output])]);
  }
}
