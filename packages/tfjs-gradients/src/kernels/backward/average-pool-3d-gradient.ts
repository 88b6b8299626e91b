import {
  backend_util,
  mul,
  tensor,
  type AvgPool3DGradAttrs,
  type Tensor5D,
} from '@tensorflow/tfjs-core';
import { edgeShares } from '../parts/pooling/edge-shares.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/** Computes the gradient of average pooling over volumes at padded edges; see `averagePoolGradient`. */
export const averagePool3dGradient: KernelOverride = {
  kernelName: 'AvgPool3DGrad',
  kernelFunc: (parameters, own) => {
    if (own === undefined) throw new Error("Kernel 'AvgPool3DGrad' not registered for backend");
    // Border to tfjs-core: inputs and attributes of a kernel are untyped.
    const { dy, input } = parameters.inputs as unknown as { dy: Tensor5D; input: Tensor5D };
    const { filterSize, strides, pad } = parameters.attrs as unknown as AvgPool3DGradAttrs;
    const info = backend_util.computePool3DInfo(input.shape, filterSize, strides, 1, pad);
    const planes = edgeShares({
      count: info.outDepth,
      stride: info.strideDepth,
      size: info.filterDepth,
      before: info.padInfo.front,
      samples: info.inDepth,
    });
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
    if ([...planes, ...rows, ...columns].every((share) => share === 1)) return own(parameters);
    const scale = planes.flatMap((plane) =>
      rows.flatMap((row) => columns.map((column) => plane * row * column)),
    );
    const shape = [1, info.outDepth, info.outHeight, info.outWidth, 1];
    const scaled = mul(dy, tensor(scale, shape));
    return own({ ...parameters, inputs: { ...parameters.inputs, dy: scaled } });
  },
};
