import type { Tensor } from '@tensorflow/tfjs-core';

/** Regions that need no more than their name: all places, or those that are predicted as the class. */
export const regions = ['all', 'predicted'] as const;

/**
 * Which places of a pixel classification are explained (Seg-Grad-CAM, Vinogradova 2020): all of them; those that are
 * predicted as the class; those where a mask is not zero, weighted by it; or one place.
 *
 * Masks and places are those of the reduction layer's output, which may be smaller than the input: a mask has its space,
 * `[...space]`, or `[N, ...space]` for a batch, and stays the caller's; a place is `[row, column]`.
 */
export type Region =
  (typeof regions)[number] | { readonly mask: Tensor } | { readonly pixel: readonly number[] };
