import { mul } from '@tensorflow/tfjs-core';
import { placeWeighted } from '../weighted/place-weighted.js';

/**
 * HiResCAM (Draelos 2020, arXiv 2011.08891): gradient times activation at every position, summed over the channels. If one linear
 * layer follows, it shows exactly what the network adds up.
 */
export const hiResCamMethod = placeWeighted(
  {
    name: 'hi-res-cam',
    title: 'HiResCAM',
    paper: 'Draelos 2020',
    formula: 'sum_k G A',
    departures: 'none',
    usesClass: true,
    needs: 'gradients',
  },
  ({ activations, gradients }) => mul(gradients, activations),
);
