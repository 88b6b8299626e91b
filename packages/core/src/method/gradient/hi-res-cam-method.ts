import { mul, sum } from '@tensorflow/tfjs-core';
import type { CombiningMethod } from '../method.js';

/**
 * HiResCAM (Draelos 2020, arXiv 2011.08891): gradient times activation at every place, summed over the channels. Where one linear
 * layer follows, it shows exactly what the network adds up.
 */
export const hiResCamMethod: CombiningMethod = {
  name: 'hi-res-cam',
  combine: ({ activations, gradients }) => sum(mul(gradients, activations), -1),
};
