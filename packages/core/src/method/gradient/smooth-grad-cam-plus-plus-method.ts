import { calledAs, callersOwn, checkNumber, checkOptionNames } from '@gradcam/errors';
import {
  abs,
  add,
  div,
  equal,
  max,
  maximum,
  mul,
  onesLike,
  relu,
  square,
  sum,
  where,
  zerosLike,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { seededNoise } from '../../tensor/seeded-noise.js';
import { inBatches } from '../in-batches.js';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod, Weighing } from '../method.js';
import { rerunWeighted } from '../weighted/rerun-weighted.js';
import { spaceAxes } from '../weighted/weighted-sum.js';

/** The options for the noise. */
export interface SmoothOptions {
  /** The number of noisy passes; 4 when left out. */
  readonly passes?: number | undefined;
  /** The noise's standard deviation, in units of the input; 0.3 when left out. */
  readonly deviation?: number | undefined;
  /** The same seed gives the same map, on every backend; 0 when left out. */
  readonly seed?: number | undefined;
  /**
   * Makes the caller's noise in place of the seeded one, which ignores all options but `passes`: called for each pass, with the
   * shape to return, `[1, ...space, C]`; every picture of a batch gets the same noise, which is disposed here.
   */
  readonly noise?: ((pass: number, shape: readonly number[]) => Tensor) | undefined;
}

const optionNames = {
  passes: true,
  deviation: true,
  seed: true,
  noise: true,
} as const satisfies Record<keyof SmoothOptions, true>;

const card: MethodCard = {
  name: 'smooth-grad-cam-plus-plus',
  title: 'Smooth Grad-CAM++',
  paper: 'Omeiza 2019, eq. 6 to 9',
  formula: 'Grad-CAM++ with G, G^2, G^3 averaged over noisy inputs',
  departures:
    'derivatives are powers of the first, as in Grad-CAM++; the activations are those of the clean input',
  usesClass: true,
  needs: 'network',
};

/**
 * Makes Smooth Grad-CAM++ (Omeiza 2019, arXiv 1908.01224, eq. 6 to 9): Grad-CAM++ with derivatives averaged over noisy inputs,
 * and the activations of the clean one.
 *
 * As in Grad-CAM++ the second and third derivatives are powers of the first. Each pass is a run of the network, one after the other.
 *
 * @param options The options for the noise.
 * @returns The method.
 * @throws `BAD_OPTION` for less than one pass or a negative deviation
 *
 * @example
 * ```ts
 * const method = smoothGradCamPlusPlusMethod({ passes: 8, deviation: 0.1, seed: 1 });
 * const { scoreMap } = await gradCAM(model, x, 285, { method });
 * ```
 */
export function smoothGradCamPlusPlusMethod(
  options: SmoothOptions = {},
): MethodCard & Weighing<AsyncMethod> {
  calledAs('smoothGradCamPlusPlusMethod', () => {
    checkOptionNames(options, optionNames);
  });
  const { passes = 4, deviation = 0.3, seed = 0 } = options;
  calledAs('smoothGradCamPlusPlusMethod', () => {
    checkNumber(passes, { where: 'the option passes', kind: 'integer', least: 1 });
    checkNumber(deviation, { where: 'the option deviation', least: 0 });
    checkNumber(seed, { where: 'the option seed' });
  });
  const { noise } = options;
  const noiseOf = (pass: number, shape: readonly number[]) =>
    noise === undefined
      ? seededNoise(shape, deviation, seed + pass)
      : callersOwn(() => noise(pass, shape));
  return rerunWeighted(card, ({ activations }, { gradientsForInputs, step }) =>
    inBatches(
      { rows: passes },
      step,
      ({ row: pass }) =>
        gradientsForInputs((input) => add(input, noiseOf(pass, [1, ...input.shape.slice(1)]))),
      (slopes) => weightsOf(activations, slopes),
    ),
  );
}

function weightsOf(activations: Tensor, slopes: readonly Tensor[]): Tensor {
  const averaged = (of: (slope: Tensor) => Tensor) =>
    div(
      slopes.map(of).reduce((total, each) => add(total, each)),
      slopes.length,
    );
  const axes = spaceAxes(activations);
  const scale = largest(slopes);
  const scaled = (slope: Tensor) => div(slope, scale);
  const second = averaged((slope) => square(scaled(slope)));
  const third = averaged((slope) => mul(square(scaled(slope)), scaled(slope)));
  const below = add(mul(2, second), mul(mul(sum(activations, axes, true), scale), third));
  const none = equal(below, 0);
  const alpha = where(none, zerosLike(below), div(second, where(none, onesLike(below), below)));
  return sum(mul(alpha, relu(averaged((slope) => slope))), axes);
}

/** One number for all, so that powers of small gradients stay in the range of float32. */
function largest(slopes: readonly Tensor[]): Tensor {
  const most = slopes.map((slope) => max(abs(slope))).reduce((a, b) => maximum(a, b));
  return where(equal(most, 0), onesLike(most), most);
}
