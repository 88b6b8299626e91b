import type { ExplainableModel } from '@gradcam/core';
import { GradCamError } from '@gradcam/errors';
import { reshape, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Takes the batch axis of an input away.
 *
 * @param model The network.
 * @param model.inputs Its inputs, whose first one it is.
 * @param tensor The input, with a batch axis or without.
 * @returns The input without; the caller disposes it.
 * @throws `INPUT_SHAPE` for a batch of several inputs; `DISPOSED`
 */
export function unbatched({ inputs }: ExplainableModel, tensor: Tensor): Tensor {
  if (tensor.isDisposed) {
    throw new GradCamError(
      'DISPOSED',
      'the input was disposed, got a tensor without values; keep it until its map is made.',
    );
  }
  const [count = 1, ...rest] = tensor.shape;
  if (inputs[0]?.shape?.length !== tensor.rank) return tensor.clone();
  if (count === 1) return reshape(tensor, rest);
  throw new GradCamError(
    'INPUT_SHAPE',
    `there are several inputs, got a batch of ${count}, expected one; call it for each of them, or gradCAM, which explains batches.`,
  );
}
