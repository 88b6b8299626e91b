import { tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { paddedBefore, type Windows } from './padded-before.js';

/** Computes a convolution. On wasm it is zero everywhere with padding 'same' and a window smaller than its step. */
export const convolution = paddedConvolution('Conv2D', false);

/** Computes a convolution where the backend pads by no numbers, either. */
export const convolutionByNumbers = paddedConvolution('Conv2D', true);

/** Computes a depthwise convolution, with the same fault. */
export const depthwiseConvolution = paddedConvolution('DepthwiseConv2dNative', false);

/** Computes a depthwise convolution where the backend pads by no numbers, either. */
export const depthwiseConvolutionByNumbers = paddedConvolution('DepthwiseConv2dNative', true);

function paddedConvolution(kernelName: string, byNumbers: boolean): KernelOverride {
  const faults = { byNumbers, depthwise: kernelName !== 'Conv2D' };
  return {
    kernelName,
    kernelFunc: (parameters, own) =>
      tidy(() => {
        // Border to tfjs-core: inputs and attributes of a kernel are untyped.
        const { x, filter } = parameters.inputs as unknown as { x: Tensor4D; filter: Tensor4D };
        const asked = parameters.attrs as unknown as Windows;
        const before = paddedBefore(x, filter.shape, asked, faults);
        const inputs = { x: before.x, filter };
        return runOwn({ own, kernelName, parameters, inputs, attributes: before.attributes });
      }),
  };
}
