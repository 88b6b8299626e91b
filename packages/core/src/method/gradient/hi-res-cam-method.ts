import { mul } from '@tensorflow/tfjs-core';
import { placeWeighted } from '../weighted/place-weighted.js';

/**
 * HiResCAM (Draelos 2020, arXiv 2011.08891): gradient times activation at every place, summed over the channels. Where one linear
 * layer follows, it shows exactly what the network adds up.
 */
export const hiResCamMethod = placeWeighted('hi-res-cam', ({ activations, gradients }) =>
  mul(gradients, activations),
);
