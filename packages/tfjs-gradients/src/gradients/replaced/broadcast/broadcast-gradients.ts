import { getGradient, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { sumTo } from './sum-to.js';

/** Ops whose gradient tfjs leaves at the size of the result, and their inputs in the order in which they are saved. */
const unsummed: readonly (readonly [kernelName: string, inputs: readonly string[]])[] = [
  ['BatchMatMul', ['a', 'b']],
  ['Maximum', ['a', 'b']],
  ['Minimum', ['a', 'b']],
  ['Prelu', ['x', 'alpha']],
  ['SquaredDifference', ['a', 'b']],
];

/**
 * Computes the gradients of ops that broadcast, summed back to the shape of each input.
 *
 * @returns Gradients in place of those that are registered, made of them.
 */
export function broadcastGradients(): GradConfig[] {
  return unsummed.flatMap(([kernelName, inputs]) => {
    // Border to tfjs-core: getGradient is typed as if every gradient were there.
    const registered = getGradient(kernelName) as GradConfig | undefined;
    return registered === undefined ? [] : [summedBack(registered, inputs)];
  });
}

function summedBack(registered: GradConfig, inputs: readonly string[]): GradConfig {
  return {
    ...registered,
    gradFunc: (dy, saved, attributes) => {
      const gradients = registered.gradFunc(dy, saved, attributes);
      return Object.fromEntries(
        inputs.map((name, index) => [name, () => summed(gradients[name]?.(), saved[index])]),
      );
    },
  };
}

function summed(gradient: Tensor | undefined, input: Tensor | undefined): Tensor {
  if (gradient === undefined || input === undefined)
    throw new RangeError('a gradient that broadcasts kept too little');
  return sumTo(gradient, input.shape);
}
