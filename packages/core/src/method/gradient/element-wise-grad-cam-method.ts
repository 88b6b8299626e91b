import { mul, relu } from '@tensorflow/tfjs-core';
import { placeWeighted } from '../weighted/place-weighted.js';

/** Grad-CAM element by element, as pytorch-grad-cam has it: what each activation adds to the score, where it adds. */
export const elementWiseGradCamMethod = placeWeighted(
  'element-wise-grad-cam',
  ({ activations, gradients }) => relu(mul(gradients, activations)),
);
