import { getKernel, type KernelConfig } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { pointwiseInputGradient } from './pointwise-input-gradient.js';
import { pool3dGradientsInLargeSteps } from './pool-3d-gradients-in-large-steps.js';
import {
  averagesInsideTheEdge,
  averagesInsideTheEdge3d,
  dilatesNegativeMaximum,
  gradientsPadByNumbers,
  passesNegativeMaximum,
  passesNegativeMaximum3d,
} from './probes.js';

/** A kernel that stands in. */
interface StandIn {
  readonly kernelName: string;
  readonly load: () => Promise<KernelOverride>;
}

/** One that is tried. */
interface Tried extends StandIn {
  /** Tries the backend's own. */
  readonly isRight: () => Promise<boolean>;
}

/** Made of ops where the backend has none. */
const missing: readonly StandIn[] = [
  {
    kernelName: 'DepthwiseConv2dNativeBackpropInput',
    load: async () => (await import('./depthwise-input-gradient.js')).depthwiseInputGradient,
  },
  {
    kernelName: 'UnsortedSegmentSum',
    load: async () => (await import('./segment-sum.js')).segmentSum,
  },
];

/** Made of ops, whether the backend has its own or not. */
const replaced: readonly Tried[] = [
  {
    kernelName: 'MaxPoolGrad',
    isRight: passesNegativeMaximum,
    load: async () => (await import('./max-pool-gradient.js')).maxPoolGradient,
  },
  {
    kernelName: 'MaxPool3DGrad',
    isRight: passesNegativeMaximum3d,
    load: async () => (await import('./max-pool-3d-gradient.js')).maxPool3dGradient,
  },
  {
    kernelName: 'Dilation2DBackpropInput',
    isRight: dilatesNegativeMaximum,
    load: async () => (await import('./dilation-input-gradient.js')).dilationInputGradient,
  },
];

const averagePooling = () => import('./average-pool-gradient.js');

/** Made of the backend's own. */
const patched: readonly Tried[] = [
  {
    kernelName: 'AvgPoolGrad',
    isRight: averagesInsideTheEdge,
    load: async () => (await averagePooling()).averagePoolGradient,
  },
  {
    kernelName: 'AvgPool3DGrad',
    isRight: averagesInsideTheEdge3d,
    load: async () => (await averagePooling()).averagePool3dGradient,
  },
];

/**
 * Tries the gradient kernels of a backend, and loads what stands in for those that it lacks or has wrong.
 *
 * @param backend The active one.
 * @returns The replacements; of one name, the later around the earlier.
 */
export async function neededGradients(backend: string): Promise<readonly KernelOverride[]> {
  // Border to tfjs-core: getKernel is typed as if every kernel were there.
  const has = ({ kernelName }: StandIn) =>
    (getKernel(kernelName, backend) as KernelConfig | undefined) !== undefined;
  // All at once: one after the other would wait for a device each time.
  const [padsByNumbers, ...needed] = await Promise.all([
    gradientsPadByNumbers(),
    ...missing.filter((kernel) => !has(kernel)).map((kernel) => kernel.load()),
    ...replaced.map(async (kernel) =>
      has(kernel) && (await kernel.isRight()) ? undefined : await kernel.load(),
    ),
    ...patched.map(async (kernel) =>
      !has(kernel) || (await kernel.isRight()) ? undefined : await kernel.load(),
    ),
  ]);
  const { gradientsByNumbers } = padsByNumbers
    ? { gradientsByNumbers: [] }
    : await import('./padding-by-numbers.js');
  return [
    pointwiseInputGradient,
    ...needed.filter((kernel) => kernel !== undefined),
    ...gradientsByNumbers,
    ...pool3dGradientsInLargeSteps,
  ];
}
