import { cumsum, type CumsumAttrs, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { fromBehind } from './from-behind.js';

/** Computes the gradient of sums so far: sums from behind. tfjs transposes them where the axis is not the last. */
export const cumsumGradient: GradConfig = {
  kernelName: 'Cumsum',
  gradFunc: (dy, _, attributes) => {
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { axis, exclusive, reverse } = attributes as unknown as CumsumAttrs;
    const sums = (upstream: Tensor) => cumsum(upstream, axis, exclusive);
    return {
      x: () => (reverse ? sums(dy as Tensor) : fromBehind(dy as Tensor, axis, sums)),
    };
  },
};
