import type { Tensor } from '@tensorflow/tfjs-core';
import type { TapsBy } from '../resample/taps-by.js';
import type { MethodCard } from './method-card.js';

/** The tensors that a method combines, channels last. */
export interface MethodInput {
  /** The feature layer's activations, `[N, ...space, K]`. */
  readonly activations: Tensor;
  /** The gradient of each sample's score in its activations, of the same shape. */
  readonly gradients: Tensor;
}

/** The numbers that a method combines, in JavaScript. */
export interface HostInput {
  /** Those of N samples. */
  readonly activations: Float32Array;
  /** Those of N samples for each of T scores, score by score. */
  readonly gradients: Float32Array;
  readonly channels: number;
  /** The number of positions along all axes of space. */
  readonly positions: number;
  /** True if all positions of a channel lie side by side, false if all channels of a position do. */
  readonly isChannelsFirst: boolean;
}

/** Lets a method run the network again on changed activations or inputs. All tensors are the caller's to dispose. */
export interface Rerun {
  /**
   * Ends a step of a method that has many: the caller's `onProgress` is called, the event loop gets its turn where it has had none for a
   * while, and the promise rejects if the call was aborted, which the method passes on.
   *
   * @param done The number of steps that are done.
   * @param total The number of all steps.
   */
  readonly step: (done: number, total: number) => Promise<void>;
  /** The scores of all samples, `[N]`; the method leaves it alone. */
  readonly scores: Tensor;
  /**
   * The size along space of the input over which the map lies. Reading it throws `BAD_OPTION` where the features do not lie over
   * one axis by axis.
   */
  readonly inputSpace: readonly number[];
  /** Finds the taps that bring positions to `inputSpace`, axis by axis, where they have places of their own; undefined where they lie side by side. */
  readonly tapsBy?: TapsBy | undefined;
  /**
   * Runs the head on other activations of one sample.
   *
   * @param sample The index of the sample.
   * @param change From the sample's activations, `[1, ...space, K]` (tokens not folded), to `[B, ...space, K]`; runs in `tf.tidy`.
   * @returns The score of each, `[B]`.
   */
  readonly scoresForActivations: (
    sample: number,
    change: (activations: Tensor) => Tensor,
  ) => Tensor;
  /**
   * The same without a gradient, by the network's own way where it has one, such as ONNX Runtime: for many runs.
   *
   * @param sample The index of the sample.
   * @param change As for `scoresForActivations`.
   * @returns The score of each, `[B]`.
   */
  readonly forwardScores: (
    sample: number,
    change: (activations: Tensor) => Tensor,
  ) => Promise<Tensor>;
  /**
   * Runs the whole network on other inputs in place of one sample.
   *
   * @param sample The index of the sample.
   * @param change From the sample's input over which the map lies, `[1, ...space, C]`, to `[B, ...space, C]`; runs in `tf.tidy`.
   * @returns The score of each, `[B]`.
   */
  readonly scoresForInputs: (sample: number, change: (input: Tensor) => Tensor) => Promise<Tensor>;
  /**
   * Differentiates near the activations, for differences of gradients: ReLUs stay on or off, and maxima where they are, as at the activations
   * themselves.
   *
   * @param changes Each from the activations of all samples to others of the same shape, not far from them; runs in `tf.tidy`.
   * @returns The gradients there, `[N, ...space, K]` each.
   */
  readonly gradientsNear: (
    changes: readonly ((activations: Tensor) => Tensor)[],
  ) => readonly Tensor[];
  /**
   * Runs the whole network on another input and differentiates there.
   *
   * @param change From the input of all samples over which the map lies to another of the same shape; runs in `tf.tidy`.
   * @returns The gradients for that input, `[N, ...space, K]`.
   */
  readonly gradientsForInputs: (change: (input: Tensor) => Tensor) => Promise<Tensor>;
}

/** A way from activations and gradients to a map: a value, not a class. The package's own carry their card. */
export type Method = CombiningMethod | AsyncMethod;

/** A method that needs activations and gradients alone. */
export interface CombiningMethod extends Partial<MethodCard> {
  readonly name: string;
  /**
   * Runs inside `tf.tidy`.
   *
   * @param input Activations and gradients.
   * @returns The map before its ReLU, `[N, ...space]`.
   */
  readonly combine: (input: MethodInput) => Tensor;
  /**
   * Computes the same of numbers that are not on a backend, those of a network on an engine of its own. It is taken of this package's own methods; those of others go by `combine`.
   *
   * @param input Activations and gradients.
   * @returns The maps before their ReLU, one after the other.
   */
  readonly combineOnHost?: ((input: HostInput) => Float32Array) | undefined;
  /**
   * Returns the weighted activations of which the map is the sum, if it is such a sum. Runs inside `tf.tidy`.
   *
   * @param input Activations and gradients.
   * @returns `[N, ...space, K]`.
   */
  readonly weigh?: ((input: MethodInput) => Tensor) | undefined;
}

/** A method that runs the network again, or computes outside of the device. */
export interface AsyncMethod extends Partial<MethodCard> {
  readonly name: string;
  /**
   * @param input Activations and gradients; they are not the method's to dispose.
   * @param rerun Runs the network again.
   * @returns The map before its ReLU, `[N, ...space]`; the caller disposes it.
   */
  readonly run: (input: MethodInput, rerun: Rerun) => Promise<Tensor>;
  /**
   * Returns the weighted activations of which the map is the sum, if it is such a sum.
   *
   * @param input Activations and gradients; they are not the method's to dispose.
   * @param rerun Runs the network again.
   * @returns `[N, ...space, K]`; the caller disposes it.
   */
  readonly weigh?: ((input: MethodInput, rerun: Rerun) => Promise<Tensor>) | undefined;
}

/** A method whose map is a sum of weighted activations, so that `eigenSmooth` can take it. */
export type Weighing<M extends Method> = M & { readonly weigh: NonNullable<M['weigh']> };
