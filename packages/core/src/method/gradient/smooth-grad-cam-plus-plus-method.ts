import {
  abs,
  add,
  dispose,
  div,
  equal,
  max,
  mul,
  onesLike,
  randomNormal,
  relu,
  square,
  sum,
  tidy,
  where,
  zerosLike,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { TryingMethod } from '../method.js';
import { spaceAxes, weightedSum } from '../weighted-sum.js';

/** How the noise is made. */
export interface SmoothOptions {
  /** How many noisy passes; 4 when left out. */
  readonly passes?: number | undefined;
  /** The noise's standard deviation, in units of the input; 0.3 when left out. */
  readonly deviation?: number | undefined;
  /** The same seed gives the same map; 0 when left out. */
  readonly seed?: number | undefined;
  /** Noise of the caller's own in place of all these: pass by pass, of the shape of the input; disposed here. */
  readonly noise?: ((pass: number, shape: readonly number[]) => Tensor) | undefined;
}

/**
 * Smooth Grad-CAM++ (Omeiza 2019, arXiv 1908.01224, eq. 6 to 9): Grad-CAM++ with derivatives averaged over noisy inputs, and the
 * activations of the clean one.
 *
 * @param options How the noise is made.
 * @returns The method.
 */
export function smoothGradCamPlusPlusMethod(options: SmoothOptions = {}): TryingMethod {
  const { passes = 4, deviation = 0.3, seed = 0 } = options;
  const noiseOf =
    options.noise ??
    ((pass, shape) => randomNormal([...shape], 0, deviation, 'float32', seed + pass + 1));
  return {
    name: 'smooth-grad-cam-plus-plus',
    explore: async ({ activations }, { gradientsOf }) => {
      const slopes: Tensor[] = [];
      for (let pass = 0; pass < passes; pass += 1)
        slopes.push(await gradientsOf((input) => add(input, noiseOf(pass, input.shape))));
      const map = tidy(() => {
        const averaged = (of: (slope: Tensor) => Tensor) =>
          div(
            slopes.map(of).reduce((total, each) => add(total, each)),
            passes,
          );
        const axes = spaceAxes(activations);
        const scale = largest(slopes);
        const scaled = (slope: Tensor) => div(slope, scale);
        const second = averaged((slope) => square(scaled(slope)));
        const third = averaged((slope) => mul(square(scaled(slope)), scaled(slope)));
        const below = add(mul(2, second), mul(mul(sum(activations, axes, true), scale), third));
        const none = equal(second, 0);
        const alpha = where(
          none,
          zerosLike(below),
          div(second, where(none, onesLike(below), below)),
        );
        const positive = relu(averaged((slope) => slope));
        return weightedSum(activations, sum(mul(alpha, positive), axes));
      });
      dispose(slopes);
      return map;
    },
  };
}

/** One number for all, so that powers of small gradients stay in the range of float32. */
function largest(slopes: readonly Tensor[]): Tensor {
  const most = slopes.map((slope) => max(abs(slope))).reduce((a, b) => max(add(a, b)));
  return where(equal(most, 0), onesLike(most), most);
}
