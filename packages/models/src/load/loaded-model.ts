import type { GraphModelLike, LayersModelLike } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { KnownModel } from '../known-model.js';

/** A tfjs model of either kind. */
export type TfjsModel = (LayersModelLike | GraphModelLike) & {
  predict(inputs: Tensor): unknown;
  dispose(): unknown;
};

/** A known model in memory. */
export interface LoadedModel {
  readonly model: TfjsModel;
  readonly spec: KnownModel;
  /** In the order of the output. */
  readonly classNames: readonly string[];
  /** Frees the weights. */
  readonly dispose: () => void;
}

/**
 * Returns the names in the order of a model's output.
 *
 * @param spec The model.
 * @param names Those of the label file.
 * @returns One for each output.
 */
export function outputNames(spec: KnownModel, names: readonly string[]): string[] {
  return spec.backgroundClass ? ['background', ...names] : [...names];
}
