import { GradCamError } from '@gradcam/errors';
import type { GraphModelLike } from './graph-model-like.js';

/**
 * Asserts that a graph model was not disposed: tfjs only says that something undefined has no property.
 *
 * @param model A loaded model.
 * @throws `DISPOSED`
 */
export function requireWeights({ weights = {} }: GraphModelLike): void {
  const gone = Object.entries(weights).find(([, tensors]) =>
    tensors.some(({ isDisposed }) => isDisposed),
  );
  if (gone === undefined) return;
  throw new GradCamError(
    'DISPOSED',
    `the model was disposed, got no tensor for its weight "${gone[0]}"; keep the model until its maps are made, or load it again.`,
  );
}
