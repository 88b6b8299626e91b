import { scatterND, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';

/** Computes the gradient of gatherND with respect to the source: a scatter, which adds where a position was gathered twice. */
export const gatherNdGradient: GradConfig = {
  kernelName: 'GatherNd',
  inputsToSave: ['params', 'indices'],
  gradFunc: (dy, [params, indices]) => {
    if (params === undefined || indices === undefined)
      throw new RangeError('GatherNd kept no input');
    // Border to tfjs-core: a gradient may get a list, which this op never does.
    return { params: () => scatterND(indices, dy as Tensor, params.shape) };
  },
};
