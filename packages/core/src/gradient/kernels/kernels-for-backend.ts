import {
  engine,
  getBackend,
  getKernel,
  tensor4d,
  tidy,
  type KernelConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../with-overrides.js';
import { depthwiseInputGradient } from './depthwise-input-gradient.js';
import { maxPoolGradient } from './max-pool-gradient.js';
import { skippedFilterGradients } from './skipped-filter-gradients.js';

const remembered = new Map<string, Promise<readonly KernelOverride[]>>();

/**
 * The kernels that a backward pass needs and the active backend lacks, or has wrong.
 *
 * No backend is named: what is missing is looked up, what is wrong is tried on a tensor of two numbers, once.
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
  const has = (kernelName: string) =>
    (getKernel(kernelName, backend) as KernelConfig | undefined) !== undefined;
  const missing = [depthwiseInputGradient].filter(({ kernelName }) => !has(kernelName));
  const wrong = has('MaxPoolGrad') && (await passesNegativeMaximum()) ? [] : [maxPoolGradient];
  return [...skippedFilterGradients, ...missing, ...wrong];
}

/** Whether MaxPoolGrad hands the gradient on where a window's maximum is negative. */
async function passesNegativeMaximum(): Promise<boolean> {
  const gradient = tidy(() => {
    const input = tensor4d([-2, -1], [1, 1, 2, 1]);
    const output = tensor4d([-1], [1, 1, 1, 1]);
    const dy = tensor4d([1], [1, 1, 1, 1]);
    return engine().runKernel<Tensor>(
      'MaxPoolGrad',
      { dy, input, output },
      { filterSize: [1, 2], strides: [1, 2], pad: 'valid' },
    );
  });
  try {
    const values = await gradient.data();
    return values[0] === 0 && values[1] === 1;
  } finally {
    gradient.dispose();
  }
}
