import type { OnnxNetwork } from '@gradcam/onnx';
import { withMendedGradients } from '@gradcam/tfjs-gradients';
import * as tf from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { seededValues } from '../nets/seeded-values.js';

function seeded(shape: readonly number[], seed: number): tf.Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return tf.tensor(seededValues(seed, -1, 1, count), [...shape]);
}

/**
 * Compares the gradients of a head in both engines.
 *
 * @param network The network.
 * @param featureLayer The layer at which it is cut.
 * @param reductionLayer The layer of the scores.
 * @returns The largest difference, relative to the largest number.
 */
export async function pullDistance(
  network: OnnxNetwork,
  featureLayer: string,
  reductionLayer: string,
): Promise<number> {
  const made: tf.Tensor[] = [];
  const keep = (...tensors: readonly (tf.Tensor | undefined)[]) =>
    made.push(...tensors.flatMap((each) => each ?? []));
  try {
    const shape = network.inputs[0]?.shape.map((size) => size ?? 1) ?? [];
    const picture = seeded(shape, 1000);
    const cut = network.cut({ featureLayer, reductionLayer, score: 'logit' });
    const { activations, bypass } = await cut.trunk([picture]);
    keep(picture, activations, ...bypass);
    const output = await cut.forward?.(activations, bypass);
    const seed = seeded(output?.shape ?? [], 7);
    keep(output, seed);
    const expected = await withMendedGradients(() =>
      tf.grad((x: tf.Tensor) => tf.sum(tf.mul(cut.head(x, bypass), seed)))(activations),
    );
    const pulled = await cut.pull?.(activations, bypass, seed);
    keep(expected, pulled);
    if (pulled === undefined) throw new RangeError('an op of the head has no rule');
    const largest = tf.tidy(() => tf.max(tf.abs(expected)).dataSync()[0] ?? 0);
    const apart = tf.tidy(() => tf.max(tf.abs(tf.sub(pulled, expected))).dataSync()[0] ?? NaN);
    expect(largest).toBeGreaterThan(0);
    return apart / largest;
  } finally {
    tf.dispose(made);
  }
}
