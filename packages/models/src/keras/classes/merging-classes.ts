import { supplied, type Translation } from '../config/translation.js';

/** Layers of several inputs, and layers that do nothing when a model predicts. */
export const mergingClasses: Readonly<Record<string, Translation>> = {
  Subtract: { layer: supplied },
  EinsumDense: { layer: supplied },
  Identity: { layer: supplied },
  ActivityRegularization: { layer: supplied },
  SpatialDropout2D: { layer: supplied },
  SpatialDropout3D: { layer: supplied },
};
