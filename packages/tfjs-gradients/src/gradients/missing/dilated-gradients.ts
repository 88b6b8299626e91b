import {
  getGradient,
  type Conv2DAttrs,
  type GradConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { convolutionInput } from '../../kernels/parts/convolution/convolution-input.js';
import { depthwiseInput } from '../../kernels/parts/convolution/depthwise-input.js';

/**
 * Computes the gradients of convolutions with dilation, in their input; without dilation tfjs's own are used.
 *
 * @returns Gradients in place of tfjs's.
 */
export function dilatedGradients(): GradConfig[] {
  return [
    alsoDilated('Conv2D', convolutionInput),
    alsoDilated('DepthwiseConv2dNative', depthwiseInput),
  ];
}

function alsoDilated(kernelName: string, inputGradient: typeof convolutionInput): GradConfig {
  const own = getGradient(kernelName);
  return {
    ...own,
    gradFunc: (dy, saved, attributes) => {
      // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which a convolution never does.
      const given = attributes as unknown as Conv2DAttrs;
      if (isUndilated(given.dilations)) return own.gradFunc(dy, saved, attributes);
      const [x, filter] = saved as [Tensor4D, Tensor4D];
      return {
        x: () => inputGradient(dy as Tensor4D, filter, { ...given, inputShape: x.shape }),
        filter: () => {
          throw new Error(
            `gradient function not found for ${kernelName} with dilation, in its filter`,
          );
        },
      };
    },
  };
}

/** tfjs-layers passes null for no dilation. */
function isUndilated(dilations: Conv2DAttrs['dilations'] | null): boolean {
  return [dilations ?? 1].flat().every((dilation) => dilation === 1);
}
