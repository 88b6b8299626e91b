import {
  pad as padTensor,
  tidy,
  type Conv3DBackpropInputV2Attrs,
  type KernelFunc,
  type Tensor,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { runOwn, type KernelParameters } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { convolution3dInput } from '../../parts/convolution/convolution-3d-input.js';
import { reachedShape } from './cropped-volume.js';

/** Computes the transpose of `convolution3d`, with the same fault. */
export const transposedConvolution3d = transposed((parameters, attributes, own) =>
  runOwn({ own, kernelName: 'Conv3DBackpropInputV2', parameters, attributes }),
);

/** The same made of ops: wasm's own kernel adds to whatever is in the memory of its result. */
export const composedTransposedConvolution3d = transposed(({ inputs }, attributes) => {
  // Border to tfjs-core: inputs of a kernel are untyped.
  const { dy, filter } = inputs as unknown as { dy: Tensor5D; filter: Tensor5D };
  return convolution3dInput(dy, filter, attributes);
});

function transposed(
  convolve: (
    parameters: KernelParameters,
    attributes: Conv3DBackpropInputV2Attrs,
    own: KernelFunc | undefined,
  ) => Tensor,
): KernelOverride {
  return {
    kernelName: 'Conv3DBackpropInputV2',
    kernelFunc: (parameters, own) =>
      tidy(() => {
        // Border to tfjs-core: inputs and attributes of a kernel are untyped.
        const { filter } = parameters.inputs as unknown as { filter: Tensor5D };
        const attributes = parameters.attrs as unknown as Conv3DBackpropInputV2Attrs;
        const whole = attributes.inputShape;
        const inputShape = reachedShape(whole, { ...attributes, size: filter.shape.slice(0, 3) });
        const reached = convolve(parameters, { ...attributes, inputShape }, own);
        if (inputShape.every((length, axis) => length === whole[axis])) return reached;
        return padTensor(
          reached,
          whole.map((length, axis): [number, number] => [0, length - (inputShape[axis] ?? 0)]),
        );
      }),
  };
}
