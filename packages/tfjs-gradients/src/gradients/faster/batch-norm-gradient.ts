import {
  add,
  mul,
  neg,
  reshape,
  rsqrt,
  sub,
  sum,
  type FusedBatchNormAttrs,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of batch normalisation, computed for those of its inputs that are asked for: in inference only `x`, with one
 * factor a channel. tfjs's own blows every factor up to the size of the input first, most of the time of a backward pass
 * through a net with many of them. Layer normalisation, whose mean and variance depend on the input, asks for more.
 */
export const batchNormGradient: GradConfig = {
  kernelName: 'FusedBatchNorm',
  inputsToSave: ['x', 'mean', 'variance', 'scale'],
  gradFunc: (dy, [x, mean, variance, scale], attributes) => {
    if (x === undefined || mean === undefined || variance === undefined)
      throw new RangeError('FusedBatchNorm kept too little');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { varianceEpsilon } = attributes as unknown as FusedBatchNormAttrs;
    const upstream = dy as Tensor;
    const spread = (factor: Tensor) => asFactor(factor, x);
    const inverse = () => rsqrt(add(spread(variance), varianceEpsilon));
    const scaled = () =>
      scale === undefined ? mul(upstream, inverse()) : mul(upstream, mul(inverse(), spread(scale)));
    const centred = () => mul(sub(x, spread(mean)), inverse());
    return {
      x: () => scaled(),
      mean: () => gathered(neg(scaled()), mean),
      variance: () => gathered(mul(mul(mul(scaled(), centred()), inverse()), -0.5), variance),
      scale: () => gathered(mul(upstream, centred()), scale ?? mean),
      offset: () => gathered(upstream, mean),
    };
  },
};

/** A factor a channel, or one of the size of the input, whose axes the op may have folded. */
function asFactor(factor: Tensor, x: Tensor): Tensor {
  return factor.rank > 1 ? reshape(factor, x.shape) : factor;
}

/** Sums over all positions if there is one factor for each channel. */
function gathered(gradient: Tensor, factor: Tensor): Tensor {
  if (factor.rank > 1) return reshape(gradient, factor.shape);
  return sum(
    gradient,
    gradient.shape.slice(0, -1).map((_, axis) => axis),
  );
}
