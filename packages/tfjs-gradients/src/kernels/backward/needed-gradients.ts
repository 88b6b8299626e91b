import { getKernel, type KernelConfig } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { averagePool3dGradient, averagePoolGradient } from './average-pool-gradient.js';
import { convolutionInputGradient, pointwiseInputGradient } from './convolution-input-gradient.js';
import { depthwiseInputGradient } from './depthwise-input-gradient.js';
import { dilationInputGradient } from './dilation-input-gradient.js';
import { maxPool3dGradient } from './max-pool-3d-gradient.js';
import { maxPoolGradient } from './max-pool-gradient.js';
import { gradientsByNumbers } from './padding-by-numbers.js';
import { pool3dGradientsInLargeSteps } from './pool-3d-gradients-in-large-steps.js';
import {
  averagesInsideTheEdge,
  averagesInsideTheEdge3d,
  dilatesNegativeMaximum,
  gradientsPadByNumbers,
  passesNegativeMaximum,
  passesNegativeMaximum3d,
} from './probes.js';
import { segmentSum } from './segment-sum.js';

/** A kernel that stands in, and what tries the backend's own. */
interface Tried {
  readonly kernel: KernelOverride;
  readonly isRight: () => Promise<boolean>;
}

/** Made of ops where the backend has none. */
const missing: readonly KernelOverride[] = [depthwiseInputGradient, segmentSum];

/** Made of ops, whether the backend has its own or not. */
const replaced: readonly Tried[] = [
  { kernel: maxPoolGradient, isRight: passesNegativeMaximum },
  { kernel: maxPool3dGradient, isRight: passesNegativeMaximum3d },
  { kernel: dilationInputGradient, isRight: dilatesNegativeMaximum },
];

/** Made of the backend's own. */
const patched: readonly Tried[] = [
  { kernel: averagePoolGradient, isRight: averagesInsideTheEdge },
  { kernel: averagePool3dGradient, isRight: averagesInsideTheEdge3d },
];

/**
 * Tries the gradient kernels of a backend, and finds what stands in for those that it lacks or has wrong.
 *
 * @param backend The active one.
 * @returns The replacements; of one name, the later around the earlier.
 */
export async function neededGradients(backend: string): Promise<readonly KernelOverride[]> {
  // Border to tfjs-core: getKernel is typed as if every kernel were there.
  const has = ({ kernelName }: KernelOverride) =>
    (getKernel(kernelName, backend) as KernelConfig | undefined) !== undefined;
  // All at once: one after the other would wait for a device each time.
  const [padsByNumbers, ...needed] = await Promise.all([
    gradientsPadByNumbers(),
    ...replaced.map(async ({ kernel, isRight }) =>
      has(kernel) && (await isRight()) ? undefined : kernel,
    ),
    ...patched.map(async ({ kernel, isRight }) =>
      !has(kernel) || (await isRight()) ? undefined : kernel,
    ),
  ]);
  return [
    // What is slow shows in no trial.
    backend === 'wasm' ? convolutionInputGradient : pointwiseInputGradient,
    ...missing.filter((kernel) => !has(kernel)),
    ...needed.filter((kernel) => kernel !== undefined),
    ...(padsByNumbers ? [] : gradientsByNumbers),
    ...pool3dGradientsInLargeSteps,
  ];
}
