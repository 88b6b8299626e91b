import { mul, relu, sum } from '@tensorflow/tfjs-core';
import type { CombiningMethod } from '../method.js';

/** LayerCAM (Jiang 2021, 10.1109/TIP.2021.3089943, eq. 5 and 6): each activation weighted by its own positive gradient. */
export const layerCamMethod: CombiningMethod = {
  name: 'layer-cam',
  combine: ({ activations, gradients }) => sum(mul(relu(gradients), activations), -1),
};
