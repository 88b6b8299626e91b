import { getBackend, getKernel, type KernelConfig } from '@tensorflow/tfjs-core';
import { pointwiseInputGradient } from './pointwise-input-gradient.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';
import { averagePool3dGradient, averagePoolGradient } from './average-pool-gradient.js';
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

const remembered = new Map<string, Promise<readonly KernelOverride[]>>();

/**
 * Finds the kernels that a backward pass needs, besides `forwardKernels`, and that the active backend lacks or has wrong.
 *
 * No backend is named: what is missing is looked up, what is wrong is tried on a few numbers, once.
 *
 * @returns The replacements, for `withOverrides`.
 */
export function backwardKernels(): Promise<readonly KernelOverride[]> {
  const backend = getBackend();
  const known = remembered.get(backend);
  if (known !== undefined) return known;
  const found = findKernels(backend);
  remembered.set(backend, found);
  found.catch(() => remembered.delete(backend));
  return found;
}

async function findKernels(backend: string): Promise<readonly KernelOverride[]> {
  // Border to tfjs-core: getKernel is typed as if every kernel were there.
  const has = ({ kernelName }: KernelOverride) =>
    (getKernel(kernelName, backend) as KernelConfig | undefined) !== undefined;
  const needed: KernelOverride[] = [pointwiseInputGradient];
  needed.push(...missing.filter((kernel) => !has(kernel)));
  for (const { kernel, isRight } of replaced)
    if (!has(kernel) || !(await isRight())) needed.push(kernel);
  for (const { kernel, isRight } of patched)
    if (has(kernel) && !(await isRight())) needed.push(kernel);
  if (!(await gradientsPadByNumbers())) needed.push(...gradientsByNumbers);
  // Around those before.
  needed.push(...pool3dGradientsInLargeSteps);
  return needed;
}

/** Made of ops where the backend has none. */
const missing: readonly KernelOverride[] = [depthwiseInputGradient, segmentSum];

interface Tried {
  readonly kernel: KernelOverride;
  /** Tries the backend's own. */
  readonly isRight: () => Promise<boolean>;
}

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
