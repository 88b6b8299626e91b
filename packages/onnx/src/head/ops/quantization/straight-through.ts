import { clone, customGrad, round, zerosLike, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Rounds numbers, and passes their gradient on as if it did not (Bengio, Léonard and Courville 2013, arXiv 1308.3432).
 *
 * @param x The numbers.
 * @returns Whole ones, in 32 bits.
 */
export function straightThrough(x: Tensor): Tensor {
  return rounding(x);
}

/**
 * Keeps a gradient from going further back.
 *
 * @param x The numbers.
 * @returns The same numbers.
 */
export function withoutGradient(x: Tensor): Tensor {
  return blocking(x);
}

// Border to tfjs: it types the arguments of such functions as a list of either kind.
const rounding = customGrad((x) => ({
  value: round(x as Tensor),
  gradFunc: (upstream: Tensor) => upstream,
}));

const blocking = customGrad((x) => ({
  value: clone(x as Tensor),
  gradFunc: (upstream: Tensor) => zerosLike(upstream),
}));
