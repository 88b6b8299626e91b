import { mul, relu } from '@tensorflow/tfjs-core';
import { placeWeighted } from '../weighted/place-weighted.js';

/** LayerCAM (Jiang 2021, 10.1109/TIP.2021.3089943, eq. 5 and 6): each activation weighted by its own positive gradient. */
export const layerCamMethod = placeWeighted('layer-cam', ({ activations, gradients }) =>
  mul(relu(gradients), activations),
);
