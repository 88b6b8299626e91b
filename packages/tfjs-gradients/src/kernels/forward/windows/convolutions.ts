import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn } from '../../../overrides/run-own.js';
import { withExplicitPadding, type Windows } from './explicit-padding.js';

/**
 * Computes a convolution. On wasm it is zero everywhere with padding 'same' and a window smaller than its step; with the padding as
 * numbers the kernel is right.
 */
export const convolution: KernelOverride = padded('Conv2D', false);

/** Computes a depthwise convolution, with the same fault. */
export const depthwiseConvolution: KernelOverride = padded('DepthwiseConv2dNative', true);

function padded(kernelName: string, depthwise: boolean): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x, filter } = parameters.inputs as unknown as { x: TensorInfo; filter: TensorInfo };
      const asked = parameters.attrs as unknown as Windows;
      const attributes = withExplicitPadding(x.shape, filter.shape, asked, depthwise);
      return runOwn({ own, kernelName, parameters, attributes });
    },
  };
}
