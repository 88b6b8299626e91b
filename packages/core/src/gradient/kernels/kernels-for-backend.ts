import { getBackend, getKernel, type KernelConfig } from '@tensorflow/tfjs-core';
import { pointwiseInputGradient } from '../lean/pointwise-input-gradient.js';
import type { KernelOverride } from '../with-overrides.js';
import { averagePoolGradient } from './average-pool-gradient.js';
import { depthwiseInputGradient } from './depthwise-input-gradient.js';
import { maxPoolGradient } from './max-pool-gradient.js';
import { averagesInsideTheEdge, passesNegativeMaximum } from './probes.js';
import { skippedFilterGradients } from '../lean/skipped-filter-gradients.js';

const remembered = new Map<string, Promise<readonly KernelOverride[]>>();

/**
 * The kernels that a backward pass needs and the active backend lacks, or has wrong.
 *
 * No backend is named: what is missing is looked up, what is wrong is tried on a few numbers, once.
 *
 * @returns The replacements, for `withOverrides`.
 */
export function kernelsForBackend(): Promise<readonly KernelOverride[]> {
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
  const needed = [...skippedFilterGradients, pointwiseInputGradient];
  if (!has(depthwiseInputGradient)) needed.push(depthwiseInputGradient);
  if (!has(maxPoolGradient) || !(await passesNegativeMaximum())) needed.push(maxPoolGradient);
  if (has(averagePoolGradient) && !(await averagesInsideTheEdge()))
    needed.push(averagePoolGradient);
  return needed;
}
