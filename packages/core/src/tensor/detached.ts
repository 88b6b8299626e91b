import { customGrad, zerosLike, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Computes a value off the tape, which a gradient takes for a constant.
 *
 * @param x The tensor that the function gets.
 * @param compute Any ops, differentiable or not.
 * @returns The function's result.
 */
export function detached(x: Tensor, compute: (x: Tensor) => Tensor): Tensor {
  const constant = customGrad((...parameters) => {
    // Border to tfjs-core: the types of customGrad do not tell the tensors from the save function.
    const input = parameters[0] as Tensor;
    const save = parameters[1] as unknown as (tensors: Tensor[]) => void;
    save([input]);
    return {
      value: compute(input),
      gradFunc: (_dy: Tensor, saved: Tensor[]) => zerosLike(saved[0] ?? input),
    };
  });
  return constant(x);
}
