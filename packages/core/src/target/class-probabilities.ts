import { div, sigmoid, softmax, type Tensor } from '@tensorflow/tfjs-core';
import type { OutputActivation } from '../network/output-activation.js';
import { classScores, type ClassAxis } from './class-axis.js';

/**
 * Makes probabilities of an output.
 *
 * @param axis Its classes.
 * @param activation What the network ends in: logits go through a softmax, that of one unit through a sigmoid; all else stays as it is.
 * @returns From `[N, ...space, C]` to `[N, classes]`, the mean over space; to be called in `tf.tidy`.
 */
export function classProbabilities(
  { classesOf }: ClassAxis,
  activation: OutputActivation | undefined,
): (output: Tensor) => Tensor {
  const squash = (classes: Tensor, units: number | undefined) =>
    units === 1 ? sigmoid(classes) : softmax(classes);
  return (output) => {
    const classes = classesOf(output);
    const probabilities = activation === 'linear' ? squash(classes, output.shape.at(-1)) : classes;
    const scores = classScores(probabilities);
    return div(scores, probabilities.size / scores.size);
  };
}
