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
