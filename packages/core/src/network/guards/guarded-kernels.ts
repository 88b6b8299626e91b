import { getBackend, getKernel, type KernelConfig } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '@gradcam/tfjs-gradients/engine';

/** The arguments of a kernel, as far as a guard looks at them. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, { readonly shape: readonly number[] }>>;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/**
 * Looks at the arguments of kernels before the active backend runs them.
 *
 * @param facts What the guard knows of each kernel, by the kernel's name.
 * @param guard Throws where a kernel is not to run.
 * @returns Replacements for `withOverrides`, of the kernels that the backend has.
 */
export function guardedKernels<Fact>(
  facts: Readonly<Record<string, Fact>>,
  guard: (fact: Fact, call: KernelCall, kernelName: string) => void,
): readonly KernelOverride[] {
  const backend = getBackend();
  return Object.entries(facts).flatMap(([kernelName, fact]) => {
    // Border to tfjs-core: getKernel is typed as if every kernel were there.
    if ((getKernel(kernelName, backend) as KernelConfig | undefined) === undefined) return [];
    const kernelFunc: KernelOverride['kernelFunc'] = (parameters, original) => {
      // Border to tfjs-core: what a kernel gets is typed by its name alone.
      guard(fact, parameters as unknown as KernelCall, kernelName);
      if (original === undefined) throw new RangeError(`there is no kernel ${kernelName}`);
      return original(parameters);
    };
    return [{ kernelName, kernelFunc }];
  });
}
