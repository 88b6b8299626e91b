import { getBackend } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';

const remembered = new Map<string, Promise<readonly KernelOverride[]>>();

/**
 * Finds the kernels that a backward pass needs, in addition to `forwardKernels`, and that the active backend lacks or has wrong.
 *
 * No backend is named: what is missing is looked up, what is wrong is tried on a few numbers, once, and what stands in is loaded where it is needed.
 *
 * @returns The replacements, for `withOverrides`.
 */
export function backwardKernels(): Promise<readonly KernelOverride[]> {
  const backend = getBackend();
  const known = remembered.get(backend);
  if (known !== undefined) return known;
  const found = import('./needed-gradients.js').then(({ neededGradients }) =>
    neededGradients(backend),
  );
  remembered.set(backend, found);
  found.catch(() => remembered.delete(backend));
  return found;
}
