import {
  backend_util,
  mul,
  tidy,
  type AvgPoolGradAttrs,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { runOwn } from '../../overrides/run-own.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { edgeScale } from '../parts/pooling/edge-shares.js';

/**
 * Computes the gradient of average pooling at padded edges.
 *
 * A window that hangs over the edge averages over the samples inside only, but kernels of tfjs 4.22 (cpu and wasm; others
 * are tried) share its gradient out as if it were whole. The upstream gradient is scaled up to make good for that; without padding nothing is changed.
 */
export const averagePoolGradient: KernelOverride = {
  kernelName: 'AvgPoolGrad',
  kernelFunc: (parameters, own) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const { dy, input } = parameters.inputs as unknown as { dy: Tensor4D; input: Tensor4D };
      const { filterSize, strides, pad } = parameters.attrs as unknown as AvgPoolGradAttrs;
      const info = backend_util.computePool2DInfo(input.shape, filterSize, strides, 1, pad);
      const scale = edgeScale(info);
      const inputs = { dy: scale === undefined ? dy : mul(dy, scale), input };
      return runOwn({ own, kernelName: 'AvgPoolGrad', parameters, inputs });
    }),
};
