import type { Tensor } from '@tensorflow/tfjs-core';
import type { ClassAxis } from '../target/class-axis.js';
import type { FeatureSpace } from '../space/feature-space.js';
import type { RepeatedTrunk, ScoredTrunk } from './derivative/differentiate-scores.js';
import type { Explained } from './grad-cam-result.js';

/** One run of the head, forward and backward, for one or several scores at once. */
export interface Pass extends ScoredTrunk {
  /** The network's inputs, `[N, ...]`. */
  readonly inputs: readonly Tensor[];
  /** The classes of the output. */
  readonly axis: ClassAxis;
  readonly space: FeatureSpace;
}

/** A pass whose scores are known: what a method may run again. */
export interface ScoredPass extends Pass, RepeatedTrunk {
  /** In the order of the maps, score by score; it fixes the predicted classes. */
  readonly explained: readonly Explained[];
  /** The scores, `[T * N]`, negated where `isNegated` says so. */
  readonly values: Tensor;
  /** True if the negated score is explained. */
  readonly isNegated: boolean;
}
