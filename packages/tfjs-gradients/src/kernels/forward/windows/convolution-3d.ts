import { tidy, type Conv3DAttrs, type Tensor5D } from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { croppedVolume } from './cropped-volume.js';

/** Computes a convolution over volumes: tfjs places its windows wrongly where steps are larger than windows; see `reachedShape`. */
export const convolution3d: KernelOverride = {
  kernelName: 'Conv3D',
  kernelFunc: (parameters, own) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x, filter } = parameters.inputs as unknown as { x: Tensor5D; filter: Tensor5D };
      const attributes = parameters.attrs as unknown as Conv3DAttrs;
      const cropped = croppedVolume(x, { ...attributes, size: filter.shape.slice(0, 3) });
      return runOwn({ own, kernelName: 'Conv3D', parameters, inputs: { x: cropped, filter } });
    }),
};
