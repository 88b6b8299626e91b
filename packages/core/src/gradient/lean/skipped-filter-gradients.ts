import { scalar } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../with-overrides.js';

/**
 * The gradients of filters, not computed.
 *
 * A map needs none of them, but tfjs's fused convolutions compute them before anybody asks: most of the time of a
 * backward pass, and on wasm the kernels do not exist. The results are never read, so any tensor will do.
 */
export const skippedFilterGradients: readonly KernelOverride[] = [
  'Conv2DBackpropFilter',
  'Conv3DBackpropFilterV2',
  'DepthwiseConv2dNativeBackpropFilter',
].map((kernelName) => ({ kernelName, kernelFunc: () => scalar(0) }));
