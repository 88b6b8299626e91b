import type { KernelOverride } from '../../overrides/with-overrides.js';
import { oncePerBackend } from '../once-per-backend.js';

const { find, found } = oncePerBackend(async () =>
  (await import('../stand-ins.js')).neededKernels(),
);

/**
 * Finds the kernels that running a network needs and that the active backend lacks, refuses or has wrong.
 *
 * No backend is named: each is tried on a few numbers, once.
 *
 * @returns The replacements, for `withStandIns`.
 */
export function forwardKernels(): Promise<readonly KernelOverride[]> {
  return find();
}

/**
 * Checks whether `forwardKernels` has been awaited on the active backend.
 *
 * @returns True once it was tried.
 */
export function isPrepared(): boolean {
  return found() !== undefined;
}

/**
 * Returns the same kernels without waiting.
 *
 * @returns The replacements, for `withStandIns`; none if `forwardKernels` has not been awaited on this backend yet.
 */
export function preparedKernels(): readonly KernelOverride[] {
  return found() ?? [];
}
