import type { KernelOverride } from '../../overrides/with-overrides.js';
import { besideARow } from './axes/beside-a-row.js';
import { cumulativeProduct, cumulativeSum } from './axes/cumulation.js';
import { gatherAlongAnyAxis } from './axes/gather.js';
import { mirrorPadding, padding } from './axes/padding.js';
import { reversal } from './axes/reversal.js';
import { selection } from './axes/selection.js';
import { tiling } from './axes/tiling.js';
import { batchToSpace, spaceToBatch } from './axes/space-to-batch.js';
import { anyStridedSlice } from './axes/strided-slice.js';
import { einsumOfProducts } from './einsum.js';
import {
  fusedConvolutionByNumbers,
  fusedDepthwiseConvolutionByNumbers,
} from './fused/fused-convolutions.js';
import { fusedProduct } from './fused/fused-product.js';
import { preluOfAnyShape } from './prelu.js';
import { productOfBatches } from './product-of-batches.js';
import { castOfAnyType } from './types/cast-of-any-type.js';
import { floorDivision } from './types/floor-division.js';
import { oneHotOfAnyType } from './types/one-hot.js';
import { transposeOfTruth } from './types/transpose-of-truth.js';
import { convolution3d } from './windows/convolution-3d.js';
import { convolutionByNumbers, depthwiseConvolutionByNumbers } from './windows/convolutions.js';
import { dilation } from './windows/dilation.js';
import { averagePoolByNumbers, maxPoolByNumbers } from './windows/padded-pooling.js';
import { averagePool3d, composedMaxPool3d } from './windows/pooling-3d.js';
import { composedTransposedConvolution3d } from './windows/transposed-convolution-3d.js';

/** All kernels that replace the backend's while networks run, for a backend that has not been tried yet: each is right on every backend. */
export const allForwardKernels: readonly KernelOverride[] = [
  convolutionByNumbers,
  depthwiseConvolutionByNumbers,
  fusedConvolutionByNumbers,
  fusedDepthwiseConvolutionByNumbers,
  averagePoolByNumbers,
  maxPoolByNumbers,
  productOfBatches,
  gatherAlongAnyAxis,
  fusedProduct,
  convolution3d,
  composedTransposedConvolution3d,
  averagePool3d,
  composedMaxPool3d,
  dilation,
  einsumOfProducts,
  preluOfAnyShape,
  castOfAnyType,
  transposeOfTruth,
  oneHotOfAnyType,
  floorDivision,
  reversal,
  cumulativeSum,
  cumulativeProduct,
  selection,
  anyStridedSlice,
  tiling,
  padding,
  mirrorPadding,
  ...besideARow,
  spaceToBatch,
  batchToSpace,
];
