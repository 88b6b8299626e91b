import { startsFromZero } from '../backward/probes.js';
import { passesTrials } from '../../overrides/passes-trials.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { cumulativeProduct, cumulativeSum } from './axes/cumulation.js';
import { gatherAlongAnyAxis } from './axes/gather.js';
import { mirrorPadding, padding } from './axes/padding.js';
import { reversal } from './axes/reversal.js';
import { selection } from './axes/selection.js';
import { batchToSpace, spaceToBatch } from './axes/space-to-batch.js';
import { tiling } from './axes/tiling.js';
import { anyStridedSlice } from './axes/strided-slice.js';
import { einsumOfProducts } from './einsum.js';
import {
  fusedConvolution,
  fusedConvolutionByNumbers,
  fusedDepthwiseConvolution,
  fusedDepthwiseConvolutionByNumbers,
} from './fused/fused-convolutions.js';
import { fusedProduct } from './fused/fused-product.js';
import { preluOfAnyShape } from './prelu.js';
import { productOfBatches } from './product-of-batches.js';
import { sharesClones, sharing } from './sharing.js';
import { trials } from './trials.js';
import { castOfAnyType } from './types/cast-of-any-type.js';
import { clipping } from './types/clipping.js';
import { floorDivision } from './types/floor-division.js';
import { oneHotOfAnyType } from './types/one-hot.js';
import { transposeOfTruth } from './types/transpose-of-truth.js';
import { convolution3d } from './windows/convolution-3d.js';
import {
  convolution,
  convolutionByNumbers,
  depthwiseConvolution,
  depthwiseConvolutionByNumbers,
} from './windows/convolutions.js';
import { dilation } from './windows/dilation.js';
import {
  averagePoolByNumbers,
  averagePooling,
  maxPoolByNumbers,
  maxPooling,
} from './windows/padded-pooling.js';
import { averagePool3d, composedMaxPool3d, maxPool3d } from './windows/pooling-3d.js';
import {
  composedTransposedConvolution3d,
  transposedConvolution3d,
} from './windows/transposed-convolution-3d.js';

/** A kernel that may stand in for the backend's own, and what tells whether that is right. */
interface Choice {
  readonly kernel: KernelOverride;
  readonly isRight: () => Promise<boolean>;
}

/** A kernel that is tried on a few numbers. */
function tried(name: keyof typeof trials, kernel: KernelOverride): Choice {
  return { kernel, isRight: () => passesTrials(kernel.kernelName, trials[name]) };
}

/**
 * A kernel that replaces the backend's everywhere: a trial shows nothing, or WebGL, which cannot compute it, writes a whole
 * shader to the console.
 */
function untried(kernel: KernelOverride): Choice {
  return { kernel, isRight: () => Promise.resolve(false) };
}

/** For each kernel what may stand in: the first that is needed, for what follows has less to mend. */
export const mends: readonly (readonly [Choice, ...Choice[]])[] = [
  [tried('Conv2D by numbers', convolutionByNumbers), tried('Conv2D', convolution)],
  [
    tried('DepthwiseConv2dNative by numbers', depthwiseConvolutionByNumbers),
    tried('DepthwiseConv2dNative', depthwiseConvolution),
  ],
  [
    tried('FusedConv2D by numbers', fusedConvolutionByNumbers),
    tried('FusedConv2D', fusedConvolution),
  ],
  [
    tried('FusedDepthwiseConv2D by numbers', fusedDepthwiseConvolutionByNumbers),
    tried('FusedDepthwiseConv2D', fusedDepthwiseConvolution),
  ],
  [tried('AvgPool by numbers', averagePoolByNumbers), tried('AvgPool', averagePooling)],
  [tried('MaxPool by numbers', maxPoolByNumbers), tried('MaxPool', maxPooling)],
  [tried('BatchMatMul', productOfBatches)],
  [tried('GatherV2', gatherAlongAnyAxis)],
  [tried('_FusedMatMul', fusedProduct)],
  [tried('Conv3D', convolution3d)],
  [
    tried('Conv3DBackpropInputV2', composedTransposedConvolution3d),
    { kernel: composedTransposedConvolution3d, isRight: startsFromZero },
    tried('Conv3DBackpropInputV2 in large steps', transposedConvolution3d),
  ],
  [tried('AvgPool3D', averagePool3d)],
  [tried('MaxPool3D', composedMaxPool3d), tried('MaxPool3D in large steps', maxPool3d)],
  [tried('Dilation2D', dilation)],
  [tried('Einsum', einsumOfProducts)],
  [tried('Prelu', preluOfAnyShape)],
  [tried('OneHot', oneHotOfAnyType)],
  [tried('FloorDiv', floorDivision)],
  [tried('Reverse', reversal)],
  [tried('Select', selection)],
  [tried('ClipByValue', clipping)],
  [{ kernel: sharing, isRight: sharesClones }],
  // WebGPU computes few numbers on the CPU, so that a trial shows nothing.
  [untried(castOfAnyType)],
  [untried(transposeOfTruth)],
  [untried(anyStridedSlice)],
  // The trial would wait for the device.
  [untried(tiling)],
  [untried(padding)],
  [untried(mirrorPadding)],
  // A trial of an axis that is counted from the last would trap wasm.
  [untried(cumulativeSum)],
  [untried(cumulativeProduct)],
  // Not wrong anywhere, but slow.
  [untried(spaceToBatch)],
  [untried(batchToSpace)],
];
