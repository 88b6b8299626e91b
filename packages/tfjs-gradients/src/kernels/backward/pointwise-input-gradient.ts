import {
  matMul,
  reshape,
  tidy,
  transpose,
  type Conv2DBackpropInputAttrs,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/**
 * Computes the gradient of a 1 x 1 convolution in its input, as the matrix product that it is: several times as fast as wasm's own
 * kernel. Other convolutions are left to the backend.
 */
export const pointwiseInputGradient: KernelOverride = {
  kernelName: 'Conv2DBackpropInput',
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { dy, filter } = parameters.inputs as unknown as { dy: Tensor4D; filter: Tensor4D };
    const { inputShape, strides, dataFormat } =
      parameters.attrs as unknown as Conv2DBackpropInputAttrs;
    const [height, width, channels, outputs] = filter.shape;
    // Of the same size and in steps of one, nothing is padded; in larger steps, padding may make up for what is left out.
    const isWhole =
      [strides].flat().every((step) => step === 1) &&
      dy.shape.slice(0, 3).every((size, axis) => size === inputShape[axis]);
    if (height === 1 && width === 1 && isWhole && dataFormat === 'NHWC') {
      return tidy(() =>
        reshape(
          product(reshape(dy, [-1, outputs]), reshape(filter, [channels, outputs])),
          inputShape,
        ),
      );
    }
    if (own === undefined)
      throw new Error("Kernel 'Conv2DBackpropInput' not registered for backend");
    return own(parameters);
  },
};

/** `a` times `b` transposed. The smaller is turned beforehand: matMul with its own transposition leaves wasm's fast path. */
function product(a: Tensor2D, b: Tensor2D): Tensor2D {
  return a.size < b.size ? transpose(matMul(b, transpose(a))) : matMul(a, transpose(b));
}
