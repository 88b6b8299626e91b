import {
  backend_util,
  mul,
  tidy,
  type AvgPoolGradAttrs,
  type Conv2DBackpropInputAttrs,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { runOwn } from '../../overrides/run-own.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { edgeScale } from '../parts/pooling/edge-scale.js';
import { lowest } from '../parts/pooling/window-samples.js';
import { axisPadding, padded, sidesOf, unpadded } from '../parts/sides.js';

/**
 * Computes gradients of windows that were padded by numbers, which tfjs-node refuses or has wrong: those of windows over the padded input,
 * without what lies in the padding.
 */
export const gradientsByNumbers: readonly KernelOverride[] = [
  convolutionByNumbers('Conv2DBackpropInput'),
  convolutionByNumbers('DepthwiseConv2dNativeBackpropInput'),
  poolByNumbers('AvgPoolGrad'),
  poolByNumbers('MaxPoolGrad'),
];

function convolutionByNumbers(kernelName: string): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped; the depthwise one's have the same names.
      const { filter } = parameters.inputs as unknown as { filter: Tensor4D };
      const asked = parameters.attrs as unknown as Omit<Conv2DBackpropInputAttrs, 'dataFormat'> & {
        readonly dilations?: number;
        readonly dataFormat?: 'NHWC' | 'NCHW';
      };
      const {
        inputShape,
        strides,
        pad,
        dataFormat = 'NHWC',
        dilations = 1,
        dimRoundingMode,
      } = asked;
      if (typeof pad === 'string') return runOwn({ own, kernelName, parameters });
      const info = backend_util.computeConv2DInfo(
        inputShape,
        filter.shape,
        strides,
        dilations,
        pad,
        dimRoundingMode,
        kernelName !== 'Conv2DBackpropInput',
        backend_util.convertConv2DDataFormat(dataFormat),
      );
      const padding = axisPadding(sidesOf(info), dataFormat);
      const attributes = {
        ...asked,
        inputShape: inputShape.map((size, axis) => size + sum(padding[axis])),
        pad: 'valid',
        dimRoundingMode: undefined,
      };
      return tidy(() =>
        inside(runOwn({ own, kernelName, parameters, attributes }), padding, inputShape),
      );
    },
  };
}

function poolByNumbers(kernelName: 'AvgPoolGrad' | 'MaxPoolGrad'): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const inputs = parameters.inputs as unknown as { dy: Tensor4D; input: Tensor4D };
      const asked = parameters.attrs as unknown as AvgPoolGradAttrs & {
        readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
      };
      const { filterSize, strides, pad, dimRoundingMode } = asked;
      if (typeof pad === 'string') return runOwn({ own, kernelName, parameters });
      const { shape } = inputs.input;
      const info = backend_util.computePool2DInfo(
        shape,
        filterSize,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      return tidy(() => {
        const padding = axisPadding(sidesOf(info));
        const isMax = kernelName === 'MaxPoolGrad';
        const scale = isMax ? undefined : edgeScale(info);
        const whole = runOwn({
          own,
          kernelName,
          parameters,
          inputs: {
            ...inputs,
            dy: scale === undefined ? inputs.dy : mul(inputs.dy, scale),
            input: padded(inputs.input, padding, isMax ? lowest : 0),
          },
          attributes: { ...asked, pad: 'valid', dimRoundingMode: undefined },
        });
        return inside(whole, padding, shape);
      });
    },
  };
}

function inside(
  whole: ReturnType<typeof runOwn>,
  padding: ReturnType<typeof axisPadding>,
  shape: readonly number[],
): Tensor4D {
  // Border to tfjs-core: a kernel's result is a tensor of any rank.
  return unpadded(whole as Tensor4D, padding, shape);
}

function sum(sides: readonly number[] | undefined): number {
  return (sides ?? []).reduce((total, side) => total + side, 0);
}
