import { getBackend } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/** By backend: the search, and what it found when it is over. */
const searches = new Map<string, Promise<readonly KernelOverride[]>>();
const prepared = new Map<string, readonly KernelOverride[]>();

/**
 * Finds the kernels that running a network needs and that the active backend lacks, refuses or has wrong.
 *
 * No backend is named: each is tried on a few numbers, once, and what stands in is loaded where it is needed.
 *
 * @returns The replacements, for `withStandIns`.
 */
export function forwardKernels(): Promise<readonly KernelOverride[]> {
  const backend = getBackend();
  const known = searches.get(backend);
  if (known !== undefined) return known;
  const search = found(backend);
  searches.set(backend, search);
  search.catch(() => searches.delete(backend));
  return search;
}

async function found(backend: string): Promise<readonly KernelOverride[]> {
  const { neededKernels } = await import('./needed-kernels.js');
  // Another backend that was made active meanwhile is not the one to be tried.
  if (getBackend() !== backend) {
    searches.delete(backend);
    return forwardKernels();
  }
  const kernels = await neededKernels();
  prepared.set(backend, kernels);
  return kernels;
}

/**
 * Checks whether `forwardKernels` has been awaited on the active backend.
 *
 * @returns True once it was tried.
 */
export function isPrepared(): boolean {
  return prepared.has(getBackend());
}

/**
 * Returns the same kernels without waiting.
 *
 * @returns The replacements, for `withStandIns`; none if `forwardKernels` has not been awaited on this backend yet.
 */
export function preparedKernels(): readonly KernelOverride[] {
  return prepared.get(getBackend()) ?? [];
}
