import type { Tensor } from '@tensorflow/tfjs-core';
import type { ScoresOfOutput } from '../network/network.js';

/** Regions that need no more than their name: all positions, or those that are predicted as the class. */
export const regions = ['all', 'predicted'] as const satisfies readonly NamedRegion[];

/** A region that is known by its name. */
export type NamedRegion = ScoresOfOutput['region'];

/**
 * The positions of a pixel classification that are explained (Seg-Grad-CAM, Vinogradova 2020): all of them; those that are
 * predicted as the class; those where a mask is not zero, weighted by it; or one position.
 *
 * Masks and positions are those of the reduction layer's output, which may be smaller than the input: a mask has its space,
 * `[...space]`, or `[N, ...space]` for a batch, and stays the caller's; a position is `[row, column]`.
 */
export type Region =
  NamedRegion | { readonly mask: Tensor } | { readonly pixel: readonly number[] };

/** The sample and the threshold that a region needs to know. */
export interface SampleOfRegion {
  /** The index of the sample in a batched mask, for an output that repeats this sample. */
  readonly sample: number | undefined;
  /** The value above which a position of one unit is predicted as it. */
  readonly threshold: number | undefined;
}

/** A region that is not the whole output. */
export interface PartOfSpace {
  /** Its name, where that tells all. */
  readonly name: NamedRegion | undefined;
  /**
   * Tells how much each position counts.
   *
   * @param output `[N, ...space, C]`.
   * @param classes One-hot rows, `[N, C]`, with which `'predicted'` compares.
   * @param of The sample and the threshold.
   * @returns `[N or 1, ...space, 1]`, off the tape.
   * @throws `BAD_REGION` for an output that it does not fit
   */
  readonly weights: (output: Tensor, classes: Tensor, of: SampleOfRegion) => Tensor;
}
