import { getGradient, type GradConfig } from '@tensorflow/tfjs-core';
import { depthToSpaceGradient } from './depth-to-space-gradient.js';
import { dilatedGradients } from './dilated-gradients.js';
import { einsumGradient } from './einsum-gradient.js';
import { gatherNdGradient } from './gather-nd-gradient.js';
import { stridedSliceGradient } from './strided-slice-gradient.js';
import { topKGradient } from './top-k-gradient.js';
import { transposedConvolution3dGradient } from './transposed-convolution-3d-gradient.js';

const supplied: readonly GradConfig[] = [
  depthToSpaceGradient,
  einsumGradient,
  gatherNdGradient,
  stridedSliceGradient,
  topKGradient,
  transposedConvolution3dGradient,
];

/**
 * Collects gradients that TensorFlow.js 4.22 does not have; one that the program registered is left as it is.
 *
 * @returns The gradients, for `withOverrides`.
 */
export function missingGradients(): GradConfig[] {
  // Border to tfjs-core: getGradient is typed as if every gradient were there.
  const isMissing = ({ kernelName }: GradConfig) =>
    (getGradient(kernelName) as GradConfig | undefined) === undefined;
  return [...supplied.filter(isMissing), ...dilatedGradients()];
}
