import { probabilitiesOf } from '@gradcam/models';
import { withMendedKernels } from '@gradcam/tfjs-gradients';
import { expandDims, tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import type { Network } from './open/network.js';

/**
 * Runs a network on one picture.
 *
 * @param network A classifier with one input and one output.
 * @param x `[height, width, 3]`; the caller keeps it.
 * @returns One probability for each class, also where the network ends in logits.
 */
export async function predict({ model }: Network, x: Tensor3D): Promise<Float32Array> {
  // Border to tfjs: `predict` is typed for any number of outputs.
  const output = await withMendedKernels(() =>
    tidy(() => model.predict(expandDims(x, 0)) as Tensor),
  );
  try {
    return probabilitiesOf(await output.data<'float32'>());
  } finally {
    output.dispose();
  }
}
