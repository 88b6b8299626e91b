import { withMendedKernels } from '@gradcam/tfjs-gradients';
import {
  expandDims,
  sigmoid,
  softmax,
  tidy,
  type Tensor,
  type Tensor3D,
} from '@tensorflow/tfjs-core';
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
    const values = await output.data<'float32'>();
    return isProbable(values) ? values : await probabilitiesOf(values);
  } finally {
    output.dispose();
  }
}

/** Checks whether these are probabilities of classes, or the probability of a single unit. */
function isProbable(values: Float32Array): boolean {
  if (values.length === 1) return values.every((value) => value >= 0 && value <= 1);
  const total = values.reduce((sum, value) => sum + value, 0);
  return Math.abs(total - 1) < 1e-2 && values.every((value) => value >= 0);
}

async function probabilitiesOf(logits: Float32Array): Promise<Float32Array> {
  const output = tidy(() => (logits.length === 1 ? sigmoid(logits) : softmax(logits)));
  try {
    return await output.data<'float32'>();
  } finally {
    output.dispose();
  }
}
