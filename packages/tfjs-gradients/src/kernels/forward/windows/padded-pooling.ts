import {
  backend_util,
  cast,
  engine,
  mul,
  tidy,
  type AvgPoolAttrs,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { edgeScale } from '../../parts/pooling/edge-scale.js';
import { lowest } from '../../parts/pooling/window-samples.js';
import { axisPadding, padded, sidesOf } from '../../parts/sides.js';

/** Computes average pooling. wasm leaves windows unset whose number is rounded up; they are averaged over zeros, made good for at the edges. */
export const averagePooling = paddedPooling('AvgPool', 0, false);

/** Computes average pooling where the backend pads by no numbers, either. */
export const averagePoolByNumbers = paddedPooling('AvgPool', 0, true);

/** Computes max pooling, with the same fault; wasm takes no whole numbers. */
export const maxPooling = paddedPooling('MaxPool', lowest, false);

/** Computes max pooling where the backend pads by no numbers, either. */
export const maxPoolByNumbers = paddedPooling('MaxPool', lowest, true);

function paddedPooling(
  kernelName: 'AvgPool' | 'MaxPool',
  value: number,
  byNumbers: boolean,
): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x } = parameters.inputs as unknown as { x: Tensor4D };
      const asked = parameters.attrs as unknown as AvgPoolAttrs;
      const { filterSize, strides, pad, dimRoundingMode } = asked;
      if (kernelName === 'MaxPool' && x.dtype === 'int32') {
        const pooled = (floats: Tensor) =>
          engine().runKernel<Tensor>(kernelName, { x: floats }, { ...asked });
        return tidy(() => cast(pooled(cast(x, 'float32')), 'int32'));
      }
      // tfjs-converter and tfjs-layers hand on null for none.
      const isRounded = (dimRoundingMode ?? 'floor') !== 'floor';
      if (typeof pad === 'string' || !(byNumbers || isRounded))
        return runOwn({ own, kernelName, parameters });
      const info = backend_util.computePool2DInfo(
        x.shape,
        filterSize,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      return tidy(() => {
        const inputs = { x: padded(x, axisPadding(sidesOf(info)), value) };
        const attributes = { ...asked, pad: 'valid', dimRoundingMode: undefined };
        const pooled = runOwn({ own, kernelName, parameters, inputs, attributes });
        const scale = kernelName === 'AvgPool' ? edgeScale(info) : undefined;
        return scale === undefined ? pooled : mul(pooled, scale);
      });
    },
  };
}
