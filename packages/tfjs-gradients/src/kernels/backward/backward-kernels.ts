import type { KernelOverride } from '../../overrides/with-overrides.js';
import { oncePerBackend } from '../once-per-backend.js';

const { find } = oncePerBackend(async (backend) =>
  (await import('../stand-ins.js')).neededGradients(backend),
);

/**
 * Finds the kernels that a backward pass needs, in addition to `forwardKernels`, and that the active backend lacks or has wrong.
 *
 * No backend is named: what is missing is looked up, what is wrong is tried on a few numbers, once.
 *
 * @returns The replacements, for `withOverrides`.
 */
export function backwardKernels(): Promise<readonly KernelOverride[]> {
  return find();
}
