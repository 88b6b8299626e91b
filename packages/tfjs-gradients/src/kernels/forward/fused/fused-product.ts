import {
  add,
  backend_util,
  matMul,
  tidy,
  type _FusedMatMulAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn } from '../../../overrides/run-own.js';
import { isOfChannels, orUnfused } from './or-unfused.js';

/** The inputs of a fused product. */
interface FusedInputs {
  readonly a: Tensor;
  readonly b: Tensor;
  readonly bias?: Tensor | undefined;
  readonly preluActivationWeights?: Tensor | undefined;
}

/**
 * Computes a matrix product with bias and activation. wasm takes no bias but one number a column, spreads a single number over the
 * first column alone, and in a batch reads the bias product by product.
 */
export const fusedProduct: KernelOverride = {
  kernelName: '_FusedMatMul',
  kernelFunc: (parameters, own) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped; ops call it with tensors.
      const { a, b, bias, preluActivationWeights } = parameters.inputs as unknown as FusedInputs;
      const asked = parameters.attrs as unknown as _FusedMatMulAttrs;
      const { transposeA, transposeB } = asked;
      const columns = b.shape.at(transposeB ? -2 : -1) ?? 1;
      const isSingle = [a, b].every(({ shape }) => shape.slice(0, -2).every((size) => size === 1));
      const isFusable =
        [bias, preluActivationWeights].every((each) => isOfChannels(each, columns)) &&
        (isSingle || (bias == null && preluActivationWeights == null));
      return orUnfused(
        isFusable ? () => runOwn({ own, kernelName: '_FusedMatMul', parameters }) : undefined,
        () => {
          const product = matMul(a, b, transposeA, transposeB);
          return backend_util.applyActivation(
            bias == null ? product : add(product, bias),
            asked.activation,
            preluActivationWeights,
            asked.leakyreluAlpha,
          );
        },
      );
    }),
};
