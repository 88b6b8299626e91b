import type { Tensor } from '@tensorflow/tfjs-core';

/** Regions that need no more than their name: all positions, or those that are predicted as the class. */
export const regions = ['all', 'predicted'] as const;

/**
 * The positions of a pixel classification that are explained (Seg-Grad-CAM, Vinogradova 2020): all of them; those that are
 * predicted as the class; those where a mask is not zero, weighted by it; or one position.
 *
 * Masks and positions are those of the reduction layer's output, which may be smaller than the input: a mask has its space,
 * `[...space]`, or `[N, ...space]` for a batch, and stays the caller's; a position is `[row, column]`.
 */
export type Region =
  (typeof regions)[number] | { readonly mask: Tensor } | { readonly pixel: readonly number[] };

/** The sample and the threshold that a region needs to know. */
export interface SampleOfRegion {
  /** The index of the sample in a batched mask, for an output that repeats this sample. */
  readonly sample: number | undefined;
  /** The value above which a position of one unit is predicted as it. */
  readonly threshold: number | undefined;
}

/**
 * A region as weights: from an output, `[N, ...space, C]`, and its classes as one-hot rows, `[N, C]`, with which `'predicted'` compares, to how
 * much each position counts, `[N or 1, ...space, 1]`, off the tape. Throws `BAD_REGION` for an output that it does not fit.
 */
export type PartOfSpace = (output: Tensor, classes: Tensor, of: SampleOfRegion) => Tensor;
