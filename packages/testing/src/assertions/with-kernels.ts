import {
  getBackend,
  getKernelsForBackend,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
  type KernelFunc,
} from '@tensorflow/tfjs-core';

/**
 * Runs something while every kernel of the active backend is wrapped, and puts them back.
 *
 * @param wrap From a kernel to what stands in for it.
 * @param run The code to run.
 * @returns The result of `run`.
 */
export async function withKernels<T>(
  wrap: (own: KernelConfig) => KernelFunc,
  run: () => Promise<T>,
): Promise<T> {
  const kernels = getKernelsForBackend(getBackend());
  for (const own of kernels) replace(own, { ...own, kernelFunc: wrap(own) });
  try {
    return await run();
  } finally {
    for (const own of kernels) replace(own, own);
  }
}

function replace({ kernelName, backendName }: KernelConfig, kernel: KernelConfig): void {
  unregisterKernel(kernelName, backendName);
  registerKernel(kernel);
}
