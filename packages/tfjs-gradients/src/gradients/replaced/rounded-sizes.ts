import {
  backend_util,
  type AvgPoolAttrs,
  type Conv2DAttrs,
  type GradConfig,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { axisPadding, sidesOf } from '../../kernels/parts/sides.js';

/** Ops whose gradient tfjs computes as if the size of the result were always rounded down. */
const rounding = ['AvgPool', 'Conv2D', 'MaxPool'] as const;

/**
 * Computes the gradients of poolings and convolutions whose size is rounded up or to the nearest: those of the same op with as much padding as
 * its last windows take.
 *
 * @param gradientOf The gradient of an op otherwise, by its name.
 * @returns Gradients in place of those.
 */
export function roundedSizes(
  gradientOf: (kernelName: string) => GradConfig | undefined,
): GradConfig[] {
  return rounding.flatMap((kernelName) => {
    const otherwise = gradientOf(kernelName);
    if (otherwise === undefined) return [];
    const gradFunc: GradConfig['gradFunc'] = (dy, saved, attributes) => {
      // Border to tfjs-core: attributes are untyped.
      const { pad, dimRoundingMode } = attributes as unknown as Conv2DAttrs & AvgPoolAttrs;
      const isDown = (dimRoundingMode ?? 'floor') === 'floor' || typeof pad === 'string';
      const exact = isDown ? attributes : { ...attributes, pad: paddingTaken(saved, attributes) };
      return otherwise.gradFunc(dy, saved, exact);
    };
    return [{ ...otherwise, gradFunc }];
  });
}

/** Padding with which the size comes out without rounding up. */
function paddingTaken(
  saved: readonly unknown[],
  attributes: Parameters<GradConfig['gradFunc']>[2],
): [number, number][] {
  // Border to tfjs-core: attributes are untyped; a pooling saves its input and its output, a convolution its input and its filter.
  const [input, filter] = saved as readonly Tensor4D[];
  const window = attributes as unknown as Conv2DAttrs & Partial<AvgPoolAttrs>;
  if (input === undefined) throw new RangeError('an op whose size is rounded kept no input');
  const { strides, pad, dimRoundingMode, filterSize, dataFormat, dilations } = window;
  const isLast = dataFormat !== 'NCHW';
  const info =
    filterSize === undefined && filter !== undefined
      ? backend_util.computeConv2DInfo(
          input.shape,
          filter.shape,
          strides,
          dilations,
          pad,
          dimRoundingMode,
          false,
          isLast ? 'channelsLast' : 'channelsFirst',
        )
      : backend_util.computePool2DInfo(
          input.shape,
          filterSize ?? 1,
          strides,
          1,
          pad,
          dimRoundingMode,
        );
  return axisPadding(sidesOf(info), isLast ? 'NHWC' : 'NCHW');
}
