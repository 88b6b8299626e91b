import {
  concat,
  stack,
  type GradConfig,
  type SplitVAttrs,
  type UnpackAttrs,
} from '@tensorflow/tfjs-core';

/** Computes the gradient of a split: the parts side by side. tfjs fails where there is one part only. */
export const splitGradient: GradConfig = {
  kernelName: 'SplitV',
  gradFunc: (dy, _, attributes) => {
    // Border to tfjs-core: attributes are untyped.
    const { axis } = attributes as unknown as SplitVAttrs;
    return { x: () => concat([dy].flat(), axis) };
  },
};

/** Computes the gradient of taking a tensor apart along an axis: the parts on top of each other. tfjs fails where there is one part only. */
export const unpackGradient: GradConfig = {
  kernelName: 'Unpack',
  gradFunc: (dy, _, attributes) => {
    // Border to tfjs-core: attributes are untyped.
    const { axis } = attributes as unknown as UnpackAttrs;
    return { value: () => stack([dy].flat(), axis) };
  },
};
