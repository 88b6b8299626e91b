import { startsFromZero } from '../backward/probes.js';
import { passesTrials } from '../../overrides/passes-trials.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { mirrorPadding, padding } from './axes/padding.js';
import { batchToSpace, spaceToBatch } from './axes/space-to-batch.js';
import { tiling } from './axes/tiling.js';
import { anyStridedSlice } from './axes/strided-slice.js';
import { castOfAnyType } from './types/cast-of-any-type.js';
import { transposeOfTruth } from './types/transpose-of-truth.js';
import { trials } from './trials.js';

/** Gives what stands in for the backend's own kernel, after it was tried; undefined where that is right. */
type Mend = () => Promise<KernelOverride | undefined>;

/** Loads kernels that a backend which has them right does not need. */
const convolutions = () => import('./windows/convolutions.js');
const fusedConvolutions = () => import('./fused/fused-convolutions.js');
const fusedProducts = () => import('./fused/fused-product.js');
const poolings = () => import('./windows/padded-pooling.js');
const volumes = () => import('./windows/convolution-3d.js');
const transposedVolumes = () => import('./windows/transposed-convolution-3d.js');
const volumePoolings = () => import('./windows/pooling-3d.js');
const cumulations = () => import('./axes/cumulation.js');

/** Tries the backend's own kernel, whose name is the first word of the trial's, and loads what stands in where it is wrong. */
const tried =
  (name: keyof typeof trials, load: () => Promise<KernelOverride>): Mend =>
  async () => {
    const [kernelName = name] = name.split(' ');
    return (await passesTrials(kernelName, trials[name])) ? undefined : await load();
  };

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
  firstOf(
    tried('Conv2D by numbers', async () => (await convolutions()).convolutionByNumbers),
    tried('Conv2D', async () => (await convolutions()).convolution),
  ),
  firstOf(
    tried(
      'DepthwiseConv2dNative by numbers',
      async () => (await convolutions()).depthwiseConvolutionByNumbers,
    ),
    tried('DepthwiseConv2dNative', async () => (await convolutions()).depthwiseConvolution),
  ),
  firstOf(
    tried(
      'FusedConv2D by numbers',
      async () => (await fusedConvolutions()).fusedConvolutionByNumbers,
    ),
    tried('FusedConv2D', async () => (await fusedConvolutions()).fusedConvolution),
  ),
  firstOf(
    tried(
      'FusedDepthwiseConv2D by numbers',
      async () => (await fusedConvolutions()).fusedDepthwiseConvolutionByNumbers,
    ),
    tried(
      'FusedDepthwiseConv2D',
      async () => (await fusedConvolutions()).fusedDepthwiseConvolution,
    ),
  ),
  firstOf(
    tried('AvgPool by numbers', async () => (await poolings()).averagePoolByNumbers),
    tried('AvgPool', async () => (await poolings()).averagePooling),
  ),
  firstOf(
    tried('MaxPool by numbers', async () => (await poolings()).maxPoolByNumbers),
    tried('MaxPool', async () => (await poolings()).maxPooling),
  ),
  tried('BatchMatMul', async () => (await import('./product-of-batches.js')).productOfBatches),
  tried('GatherV2', async () => (await import('./axes/gather.js')).gatherAlongAnyAxis),
  tried('_FusedMatMul', async () => (await fusedProducts()).fusedProduct),
  tried('Conv3D', async () => (await volumes()).convolution3d),
  firstOf(
    tried(
      'Conv3DBackpropInputV2',
      async () => (await transposedVolumes()).composedTransposedConvolution3d,
    ),
    async () =>
      (await startsFromZero())
        ? undefined
        : (await transposedVolumes()).composedTransposedConvolution3d,
    tried(
      'Conv3DBackpropInputV2 in large steps',
      async () => (await transposedVolumes()).transposedConvolution3d,
    ),
  ),
  tried('AvgPool3D', async () => (await volumePoolings()).averagePool3d),
  firstOf(
    tried('MaxPool3D', async () => (await volumePoolings()).composedMaxPool3d),
    tried('MaxPool3D in large steps', async () => (await volumePoolings()).maxPool3d),
  ),
  tried('Dilation2D', async () => (await import('./windows/dilation.js')).dilation),
  tried('Einsum', async () => (await import('./einsum.js')).einsumOfProducts),
  tried('Prelu', async () => (await import('./prelu.js')).preluOfAnyShape),
  tried('OneHot', async () => (await import('./types/one-hot.js')).oneHotOfAnyType),
  tried('FloorDiv', async () => (await import('./types/floor-division.js')).floorDivision),
  tried('Reverse', async () => (await import('./axes/reversal.js')).reversal),
  tried('Cumsum', async () => (await cumulations()).cumulativeSum),
  tried('Cumprod', async () => (await cumulations()).cumulativeProduct),
  tried('Select', async () => (await import('./axes/selection.js')).selection),
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
 * Tries the kernels of the active backend on a few numbers, and loads what stands in for those that it lacks, refuses or has wrong.
 *
 * @returns The replacements.
 */
export async function neededKernels(): Promise<readonly KernelOverride[]> {
  // All at once: one after the other would wait for a device each time.
  const [isRightBesideARow, ...kernels] = await Promise.all([
    passesTrials('Add', trials.Add),
    ...mends.map((mend) => mend()),
  ]);
  const { besideARow } = isRightBesideARow
    ? { besideARow: [] }
    : await import('./axes/beside-a-row.js');
  return [...kernels.filter((kernel) => kernel !== undefined), ...besideARow];
}
