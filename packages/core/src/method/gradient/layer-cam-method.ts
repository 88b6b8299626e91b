import { mul, relu } from '@tensorflow/tfjs-core';
import { placeWeighted } from '../weighted/place-weighted.js';

/** LayerCAM (Jiang 2021, 10.1109/TIP.2021.3089943, eq. 5 and 6): each activation weighted by its own positive gradient. */
export const layerCamMethod = placeWeighted(
  {
    name: 'layer-cam',
    title: 'LayerCAM',
    paper: 'Jiang 2021, eq. 5, 6',
    formula: 'sum_k ReLU(G) A',
    departures:
      "none; `fuseLayers` with `fusion: 'layer-cam'` is its fusion, tanh(2 x) and the maximum",
    usesClass: true,
    needs: 'gradients',
  },
  ({ activations, gradients }) => mul(relu(gradients), activations),
);
