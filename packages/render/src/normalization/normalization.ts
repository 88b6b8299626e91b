/**
 * Brings scores to [0, 1] for painting. The choice belongs to drawing: core returns maps in their original unit.
 *
 * Gives a new array; the scores are left as they are. Those of this package throw `BAD_OPTION` for a score that is not finite.
 */
export type Normalization = (scores: ArrayLike<number>) => Float32Array;
