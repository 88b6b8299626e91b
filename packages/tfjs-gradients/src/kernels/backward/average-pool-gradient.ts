import {
  backend_util,
  mul,
  tensor4d,
  type AvgPoolGradAttrs,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { edgeShares } from '../parts/pooling/edge-shares.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/**
 * Computes the gradient of average pooling at padded edges.
 *
 * A window that hangs over the edge averages over the samples inside only, but kernels of tfjs 4.22 (cpu and wasm; others
 * are tried) share its gradient out as if it were whole. The upstream gradient is scaled up to make good for that; without padding nothing is changed.
 */
export const averagePoolGradient: KernelOverride = {
  kernelName: 'AvgPoolGrad',
  kernelFunc: (parameters, own) => {
    if (own === undefined) throw new Error("Kernel 'AvgPoolGrad' not registered for backend");
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { dy, input } = parameters.inputs as unknown as { dy: Tensor4D; input: Tensor4D };
    const { filterSize, strides, pad } = parameters.attrs as unknown as AvgPoolGradAttrs;
    const info = backend_util.computePool2DInfo(input.shape, filterSize, strides, 1, pad);
    const rows = edgeShares({
      count: info.outHeight,
      stride: info.strideHeight,
      size: info.filterHeight,
      before: info.padInfo.top,
      samples: info.inHeight,
    });
    const columns = edgeShares({
      count: info.outWidth,
      stride: info.strideWidth,
      size: info.filterWidth,
      before: info.padInfo.left,
      samples: info.inWidth,
    });
    if ([...rows, ...columns].every((share) => share === 1)) return own(parameters);
    const scale = rows.flatMap((row) => columns.map((column) => row * column));
    const scaled = mul(dy, tensor4d(scale, [1, info.outHeight, info.outWidth, 1]));
    return own({ ...parameters, inputs: { ...parameters.inputs, dy: scaled } });
  },
};
