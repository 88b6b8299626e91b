import { startsFromZero } from '../backward/probes.js';
import { passesTrials } from '../../overrides/passes-trials.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { besideARow } from './axes/beside-a-row.js';
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
import { trials } from './trials.js';
import { castOfAnyType } from './types/cast-of-any-type.js';
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

/** Gives what stands in for the backend's own kernel, after it was tried; undefined where that is right. */
type Mend = () => Promise<KernelOverride | undefined>;

/** Tries the backend's own kernel, whose name is the first word of the trial's; what stands in takes its place where it is wrong. */
const tried =
  (name: keyof typeof trials, kernel: KernelOverride): Mend =>
  async () =>
    (await passesTrials(kernel.kernelName, trials[name])) ? undefined : kernel;

/**
 * Kernels that replace the backend's everywhere: a trial shows nothing, or WebGL, which cannot compute them, writes a whole
 * shader to the console.
 */
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
  firstOf(tried('Conv2D by numbers', convolutionByNumbers), tried('Conv2D', convolution)),
  firstOf(
    tried('DepthwiseConv2dNative by numbers', depthwiseConvolutionByNumbers),
    tried('DepthwiseConv2dNative', depthwiseConvolution),
  ),
  firstOf(
    tried('FusedConv2D by numbers', fusedConvolutionByNumbers),
    tried('FusedConv2D', fusedConvolution),
  ),
  firstOf(
    tried('FusedDepthwiseConv2D by numbers', fusedDepthwiseConvolutionByNumbers),
    tried('FusedDepthwiseConv2D', fusedDepthwiseConvolution),
  ),
  firstOf(tried('AvgPool by numbers', averagePoolByNumbers), tried('AvgPool', averagePooling)),
  firstOf(tried('MaxPool by numbers', maxPoolByNumbers), tried('MaxPool', maxPooling)),
  tried('BatchMatMul', productOfBatches),
  tried('GatherV2', gatherAlongAnyAxis),
  tried('_FusedMatMul', fusedProduct),
  tried('Conv3D', convolution3d),
  firstOf(
    tried('Conv3DBackpropInputV2', composedTransposedConvolution3d),
    async () => ((await startsFromZero()) ? undefined : composedTransposedConvolution3d),
    tried('Conv3DBackpropInputV2 in large steps', transposedConvolution3d),
  ),
  tried('AvgPool3D', averagePool3d),
  firstOf(tried('MaxPool3D', composedMaxPool3d), tried('MaxPool3D in large steps', maxPool3d)),
  tried('Dilation2D', dilation),
  tried('Einsum', einsumOfProducts),
  tried('Prelu', preluOfAnyShape),
  tried('OneHot', oneHotOfAnyType),
  tried('FloorDiv', floorDivision),
  tried('Reverse', reversal),
  tried('Cumsum', cumulativeSum),
  tried('Cumprod', cumulativeProduct),
  tried('Select', selection),
  // WebGPU computes few numbers on the CPU, so that a trial shows nothing.
  untried(castOfAnyType),
  untried(transposeOfTruth),
  untried(anyStridedSlice),
  // The trial would wait for the device.
  untried(tiling),
  untried(padding),
  untried(mirrorPadding),
  // Not wrong anywhere, but slow.
  untried(spaceToBatch),
  untried(batchToSpace),
];

/**
 * Tries the kernels of the active backend on a few numbers, and finds what stands in for those that it lacks, refuses or has wrong.
 *
 * @returns The replacements.
 */
export async function neededKernels(): Promise<readonly KernelOverride[]> {
  // All at once: one after the other would wait for a device each time.
  const [isRightBesideARow, ...kernels] = await Promise.all([
    passesTrials('Add', trials.Add),
    ...mends.map((mend) => mend()),
  ]);
  const needed = kernels.filter((kernel) => kernel !== undefined);
  return isRightBesideARow ? needed : [...needed, ...besideARow];
}
