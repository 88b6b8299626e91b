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
