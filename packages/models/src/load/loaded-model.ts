import type { GraphModelLike, LayersModelLike } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { KnownModel } from '../known-model.js';
import { parseNames } from '../parse-names.js';

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
 * Reads the names in the order of a model's output.
 *
 * @param spec The model.
 * @param labels The content of `labels.json`.
 * @returns One for each output.
 * @throws `MODEL_BROKEN` where there are more or fewer of them
 */
export function outputNames(spec: KnownModel, labels: string): string[] {
  return spec.backgroundClass
    ? ['background', ...parseNames(labels, spec.classCount - 1)]
    : parseNames(labels, spec.classCount);
}
