import type { Tensor } from '@tensorflow/tfjs-core';

/** What a method combines, channels last. */
export interface MethodInput {
  /** The feature layer's activations, `[N, ...space, K]`. */
  readonly activations: Tensor;
  /** The gradient of each sample's score in its activations, of the same shape. */
  readonly gradients: Tensor;
}

/** A way from activations and gradients to a map: a value, not a class. */
export interface Method {
  readonly name: string;
  /**
   * Runs inside `tf.tidy`.
   *
   * @param input Activations and gradients.
   * @returns The map, `[N, ...space]`.
   */
  readonly combine: (input: MethodInput) => Tensor;
}
