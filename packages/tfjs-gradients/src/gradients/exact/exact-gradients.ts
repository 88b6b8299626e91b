import type { GradConfig } from '@tensorflow/tfjs-core';
import { resizeGradients } from './resize-gradients.js';
import { sigmoidGradient } from './sigmoid-gradient.js';
import { softmaxGradient } from './softmax-gradient.js';
import { tanhGradient } from './tanh-gradient.js';

/**
 * Gradients that tfjs computes with a loss of precision: by cancellation if a score is confident, by the wrong position of a
 * sample.
 */
export const exactGradients: readonly GradConfig[] = [
  softmaxGradient,
  sigmoidGradient,
  tanhGradient,
  ...resizeGradients,
];
