import type { Tensor } from '@tensorflow/tfjs-core';

/** By the data of a tensor: its numbers, as ONNX Runtime gave them. */
const copies = new WeakMap<object, Float32Array>();

/**
 * Remembers the numbers of which a tensor was made, for as long as it lives: what is fed to ONNX Runtime again need not be read from a backend.
 *
 * @param tensor The tensor, whose numbers never change.
 * @param numbers Its numbers; nobody changes them.
 * @returns The tensor.
 */
export function withHostCopy(tensor: Tensor, numbers: Float32Array): Tensor {
  copies.set(tensor.dataId, numbers);
  return tensor;
}

/**
 * Gives the numbers of a tensor that ONNX Runtime made, also under another shape.
 *
 * @param tensor The tensor.
 * @returns The numbers; undefined of other tensors.
 */
export function hostCopy({ dataId }: Tensor): Float32Array | undefined {
  return copies.get(dataId);
}
