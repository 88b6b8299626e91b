import { mul, relu, sum } from '@tensorflow/tfjs-core';
import type { CombiningMethod } from '../method.js';

/** Grad-CAM element by element, as pytorch-grad-cam has it: what each activation adds to the score, where it adds. */
export const elementWiseGradCamMethod: CombiningMethod = {
  name: 'element-wise-grad-cam',
  combine: ({ activations, gradients }) => sum(relu(mul(gradients, activations)), -1),
};
