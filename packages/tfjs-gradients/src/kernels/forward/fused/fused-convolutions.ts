import {
  add,
  backend_util,
  conv2d,
  depthwiseConv2d,
  tidy,
  type FusedConv2DAttrs,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn } from '../../../overrides/run-own.js';
import { paddedBefore } from '../windows/padded-before.js';
import { isOfChannels, orUnfused } from './or-unfused.js';

/** The inputs of both kinds of fused convolution. */
interface FusedInputs {
  readonly x: Tensor4D;
  readonly filter: Tensor4D;
  readonly bias?: Tensor | undefined;
  readonly preluActivationWeights?: Tensor | undefined;
}

/** Computes a convolution with bias and activation. wasm takes no bias but one number a channel, and has the fault of `convolution`. */
export const fusedConvolution = mended('FusedConv2D', conv2d, false);

/** Computes the same where the backend pads by no numbers, either. */
export const fusedConvolutionByNumbers = mended('FusedConv2D', conv2d, true);

/** Computes a depthwise convolution with bias and activation, with the same faults. */
export const fusedDepthwiseConvolution = mended('FusedDepthwiseConv2D', depthwiseConv2d, false);

/** Computes the same where the backend pads by no numbers, either. */
export const fusedDepthwiseConvolutionByNumbers = mended(
  'FusedDepthwiseConv2D',
  depthwiseConv2d,
  true,
);

function mended(kernelName: string, convolve: typeof conv2d, byNumbers: boolean): KernelOverride {
  const depthwise = kernelName !== 'FusedConv2D';
  return {
    kernelName,
    kernelFunc: (parameters, own) =>
      tidy(() => {
        // Border to tfjs-core: inputs and attributes of a kernel are untyped; ops call it with tensors.
        const { x, filter, bias, preluActivationWeights } =
          parameters.inputs as unknown as FusedInputs;
        const asked = parameters.attrs as unknown as FusedConv2DAttrs;
        const before = paddedBefore(x, filter.shape, asked, { depthwise, byNumbers });
        const [, , channels, filters] = filter.shape;
        const count = depthwise ? channels * filters : filters;
        const isFusable = [bias, preluActivationWeights].every((each) => isOfChannels(each, count));
        return orUnfused(
          isFusable || asked.dataFormat === 'NCHW'
            ? () =>
                runOwn({
                  own,
                  kernelName,
                  parameters,
                  inputs: { ...parameters.inputs, x: before.x },
                  attributes: before.attributes,
                })
            : undefined,
          () => {
            const { strides, pad, dataFormat, dilations, dimRoundingMode } = asked;
            const result = convolve(
              x,
              filter,
              strides,
              pad,
              dataFormat,
              dilations,
              dimRoundingMode,
            );
            return backend_util.applyActivation(
              bias == null ? result : add(result, bias),
              asked.activation,
              preluActivationWeights,
              asked.leakyreluAlpha,
            );
          },
        );
      }),
  };
}
