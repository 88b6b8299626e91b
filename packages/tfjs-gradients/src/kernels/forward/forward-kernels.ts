import { getBackend } from '@tensorflow/tfjs-core';
import { startsFromZero } from '../backward/probes.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { productOfBatches } from './product-of-batches.js';
import { averagePoolByNumbers, maxPoolByNumbers } from './windows/pooling-by-numbers.js';
import { gatherAlongAnyAxis } from './axes/gather.js';
import { besideARow } from './axes/beside-a-row.js';
import { cumulativeProduct, cumulativeSum } from './axes/cumulation.js';
import { mirrorPadding, padding } from './axes/padding.js';
import { reversal } from './axes/reversal.js';
import { selection } from './axes/selection.js';
import { batchToSpace, spaceToBatch } from './axes/space-to-batch.js';
import { anyStridedSlice } from './axes/strided-slice.js';
import { einsumOfProducts } from './einsum.js';
import {
  fusedConvolution,
  fusedConvolutionByNumbers,
  fusedDepthwiseConvolution,
  fusedDepthwiseConvolutionByNumbers,
} from './fused/fused-convolutions.js';
import { fusedProduct } from './fused/fused-product.js';
import { passesTrials } from '../../overrides/passes-trials.js';
import { preluOfAnyShape } from './prelu.js';
import { trials } from './trials.js';
import { castOfAnyType } from './types/cast-of-any-type.js';
import { floorDivision } from './types/floor-division.js';
import { transposeOfTruth } from './types/transpose-of-truth.js';
import { oneHotOfAnyType } from './types/one-hot.js';
import {
  convolution,
  convolutionByNumbers,
  depthwiseConvolution,
  depthwiseConvolutionByNumbers,
} from './windows/convolutions.js';
import { dilation } from './windows/dilation.js';
import { convolution3d } from './windows/convolution-3d.js';
import { averagePool3d, composedMaxPool3d, maxPool3d } from './windows/pooling-3d.js';
import {
  composedTransposedConvolution3d,
  transposedConvolution3d,
} from './windows/transposed-convolution-3d.js';

/** Gives what stands in for the backend's own kernel, after it was tried; undefined where that is right. */
type Mend = () => Promise<KernelOverride | undefined>;

const tried =
  (kernel: KernelOverride, name: keyof typeof trials): Mend =>
  async () =>
    (await passesTrials(kernel.kernelName, trials[name])) ? undefined : kernel;

/** Where a trial shows nothing, or WebGL, which cannot, writes a whole shader to the console: these stand in everywhere. */
const untried =
  (kernel: KernelOverride): Mend =>
  () =>
    Promise.resolve(kernel);

/** The first kernel that is needed: what follows has less to mend. */
const firstOf =
  (...choices: readonly Mend[]): Mend =>
  async () => {
    for (const choice of choices) {
      const kernel = await choice();
      if (kernel !== undefined) return kernel;
    }
    return undefined;
  };

const mends: readonly Mend[] = [
  firstOf(tried(convolutionByNumbers, 'Conv2D by numbers'), tried(convolution, 'Conv2D')),
  firstOf(
    tried(depthwiseConvolutionByNumbers, 'DepthwiseConv2dNative by numbers'),
    tried(depthwiseConvolution, 'DepthwiseConv2dNative'),
  ),
  firstOf(
    tried(fusedConvolutionByNumbers, 'FusedConv2D by numbers'),
    tried(fusedConvolution, 'FusedConv2D'),
  ),
  firstOf(
    tried(fusedDepthwiseConvolutionByNumbers, 'FusedDepthwiseConv2D by numbers'),
    tried(fusedDepthwiseConvolution, 'FusedDepthwiseConv2D'),
  ),
  tried(averagePoolByNumbers, 'AvgPool by numbers'),
  tried(maxPoolByNumbers, 'MaxPool by numbers'),
  tried(productOfBatches, 'BatchMatMul'),
  tried(gatherAlongAnyAxis, 'GatherV2'),
  tried(fusedProduct, '_FusedMatMul'),
  tried(convolution3d, 'Conv3D'),
  firstOf(
    tried(composedTransposedConvolution3d, 'Conv3DBackpropInputV2'),
    async () => ((await startsFromZero()) ? undefined : composedTransposedConvolution3d),
    tried(transposedConvolution3d, 'Conv3DBackpropInputV2 in large steps'),
  ),
  tried(averagePool3d, 'AvgPool3D'),
  firstOf(tried(composedMaxPool3d, 'MaxPool3D'), tried(maxPool3d, 'MaxPool3D in large steps')),
  tried(dilation, 'Dilation2D'),
  tried(einsumOfProducts, 'Einsum'),
  tried(preluOfAnyShape, 'Prelu'),
  tried(oneHotOfAnyType, 'OneHot'),
  tried(floorDivision, 'FloorDiv'),
  tried(reversal, 'Reverse'),
  tried(cumulativeSum, 'Cumsum'),
  tried(cumulativeProduct, 'Cumprod'),
  tried(selection, 'Select'),
  // WebGPU computes few numbers on the CPU, so that a trial shows nothing.
  untried(castOfAnyType),
  untried(transposeOfTruth),
  untried(anyStridedSlice),
  untried(padding),
  untried(mirrorPadding),
  // Not wrong anywhere, but slow.
  untried(spaceToBatch),
  untried(batchToSpace),
];

/** For a backend that nobody has tried yet: each is right on every one. */
const all: readonly KernelOverride[] = [
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
  padding,
  mirrorPadding,
  ...besideARow,
  spaceToBatch,
  batchToSpace,
];

/** By backend: the search, and what it found when it is over. */
const searches = new Map<string, Promise<readonly KernelOverride[]>>();
const found = new Map<string, readonly KernelOverride[]>();

/**
 * Finds the kernels that running a network needs and that the active backend lacks, refuses or has wrong.
 *
 * No backend is named: each is tried on a few numbers, once.
 *
 * @returns The replacements, for `withStandIns`.
 */
export function forwardKernels(): Promise<readonly KernelOverride[]> {
  const backend = getBackend();
  const known = searches.get(backend);
  if (known !== undefined) return known;
  const search = needed();
  searches.set(backend, search);
  search.then(
    (kernels) => found.set(backend, kernels),
    () => searches.delete(backend),
  );
  return search;
}

/**
 * Returns the same for what cannot wait: where nobody has asked for them yet, all there are, for each is right on every backend.
 *
 * @returns The replacements, for `withStandIns`.
 */
export function forwardKernelsNow(): readonly KernelOverride[] {
  return found.get(getBackend()) ?? all;
}

/** All at once: one after the other would wait for a device each time. */
async function needed(): Promise<readonly KernelOverride[]> {
  const [isRightBesideARow, ...kernels] = await Promise.all([
    passesTrials('Add', trials.Add),
    ...mends.map((mend) => mend()),
  ]);
  return [
    ...kernels.filter((kernel) => kernel !== undefined),
    ...(isRightBesideARow ? [] : besideARow),
  ];
}
