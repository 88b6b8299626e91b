import { mul, relu } from '@tensorflow/tfjs-core';
import { placeWeighted } from '../weighted/place-weighted.js';

/** Grad-CAM element by element, as pytorch-grad-cam has it: what each activation adds to the score, where it adds. */
export const elementWiseGradCamMethod = placeWeighted(
  {
    name: 'element-wise-grad-cam',
    title: 'Grad-CAM, element-wise',
    paper: 'pytorch-grad-cam',
    formula: 'sum_k ReLU(G A)',
    departures: 'none',
    usesClass: true,
    needs: 'gradients',
  },
  ({ activations, gradients }) => relu(mul(gradients, activations)),
);
