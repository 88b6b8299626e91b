import {
  backend_util,
  mul,
  tidy,
  type AvgPool3DGradAttrs,
  type AvgPoolGradAttrs,
  type Tensor4D,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { runOwn } from '../../overrides/run-own.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { edgeScale } from '../parts/pooling/edge-scale.js';

/**
 * Computes the gradient of average pooling at padded edges.
 *
 * A window that hangs over the edge averages over the samples inside only, but kernels of tfjs 4.22 (cpu and wasm; others
 * are tried) share its gradient out as if it were whole. The upstream gradient is scaled up to make good for that; without padding nothing is changed.
 */
export const averagePoolGradient = edgeScaled('AvgPoolGrad');

/** Computes the gradient of average pooling over volumes at padded edges. */
export const averagePool3dGradient = edgeScaled('AvgPool3DGrad');

function edgeScaled(kernelName: 'AvgPoolGrad' | 'AvgPool3DGrad'): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) =>
      tidy(() => {
        // Border to tfjs-core: inputs and attributes of a kernel are untyped; both kernels have attributes of the same names.
        const { dy, input } = parameters.inputs as unknown as {
          dy: Tensor4D | Tensor5D;
          input: Tensor4D | Tensor5D;
        };
        const { filterSize, strides, pad } = parameters.attrs as unknown as AvgPoolGradAttrs;
        const { shape } = input;
        const info =
          shape.length === 4
            ? backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad)
            : volumeInfo(shape, parameters.attrs as unknown as AvgPool3DGradAttrs);
        const scale = edgeScale(info);
        const inputs = { dy: scale === undefined ? dy : mul(dy, scale), input };
        return runOwn({ own, kernelName, parameters, inputs });
      }),
  };
}

function volumeInfo(
  shape: Tensor5D['shape'],
  { filterSize, strides, pad }: AvgPool3DGradAttrs,
): backend_util.Conv3DInfo {
  return backend_util.computePool3DInfo(shape, filterSize, strides, 1, pad);
}
