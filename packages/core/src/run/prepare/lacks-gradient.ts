import type { LayerNode } from '@gradcam/layer-select';
import { gradientsForPass } from '@gradcam/tfjs-gradients/engine';
import { getBackend, getGradient, getKernel, type GradConfig } from '@tensorflow/tfjs-core';

/** The kernels that do the work of ops of other names, where a gradient may be missing. */
const kernels: ReadonlyMap<string, string> = new Map([
  ['ImageProjectiveTransformV3', 'Transform'],
  ['IRFFT', 'IFFT'],
  ['RFFT', 'FFT'],
]);

/**
 * Kernels that need no gradient: their result is whole numbers, truth values, texts or the same for all values, or they are not used
 * under a tape.
 */
const needless: ReadonlySet<string> = new Set(
  (
    'All Any Bincount BitwiseAnd BroadcastArgs DenseBincount Equal Fill FusedConv2D FusedDepthwiseConv2D Greater Less LessEqual ' +
    'LinSpace LogicalAnd LogicalNot LogicalOr LogicalXor Multinomial NonMaxSuppressionV3 NonMaxSuppressionV4 NonMaxSuppressionV5 NotEqual ' +
    'RaggedRange Range SearchSorted SparseReshape StaticRegexReplace StringNGrams StringSplit StringToHashBucketFast Unique ' +
    '_FusedMatMul'
  ).split(' '),
);

/**
 * Checks whether a layer has no gradient, neither in the TensorFlow.js that is loaded, where the program may have registered one,
 * nor here.
 *
 * Ops that are made of several kernels have none of their name, and are taken to have a gradient.
 *
 * @param node A layer of a network's graph.
 * @returns True where a backward pass through it would fail.
 */
export function lacksGradient({ type }: LayerNode): boolean {
  const kernel = kernels.get(type) ?? type;
  if (needless.has(kernel)) return false;
  // Border to tfjs-core: both are typed as if everything were there.
  const kernelConfig = getKernel(kernel, getBackend()) as unknown;
  const gradient = getGradient(kernel) as GradConfig | undefined;
  const isKernel = kernelConfig !== undefined || kernels.has(type);
  return isKernel && gradient === undefined && !supplied().has(kernel);
}

function supplied(): ReadonlySet<string> {
  return new Set(gradientsForPass().map(({ kernelName }) => kernelName));
}
