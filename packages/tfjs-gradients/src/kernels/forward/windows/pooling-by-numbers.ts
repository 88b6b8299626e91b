import { backend_util, mul, tidy, type AvgPoolAttrs, type Tensor4D } from '@tensorflow/tfjs-core';
import { runOwn } from '../../../overrides/run-own.js';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { edgeScale } from '../../parts/pooling/edge-scale.js';
import { lowest } from '../../parts/pooling/window-samples.js';
import { axisPadding, padded, sidesOf } from '../../parts/sides.js';

/** Computes average pooling where the backend pads by no numbers, as tfjs-node: over zeros, made good for at the edges. */
export const averagePoolByNumbers = poolByNumbers('AvgPool', 0);

/** Computes max pooling where the backend pads by no numbers. */
export const maxPoolByNumbers = poolByNumbers('MaxPool', lowest);

function poolByNumbers(kernelName: 'AvgPool' | 'MaxPool', value: number): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { x } = parameters.inputs as unknown as { x: Tensor4D };
      const asked = parameters.attrs as unknown as AvgPoolAttrs;
      if (typeof asked.pad === 'string') return runOwn({ own, kernelName, parameters });
      const { filterSize, strides, pad, dimRoundingMode } = asked;
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
