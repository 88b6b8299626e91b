import {
  getBackend,
  getGradient,
  getKernel,
  registerGradient,
  registerKernel,
  unregisterGradient,
  unregisterKernel,
  type GradConfig,
  type KernelConfig,
  type KernelFunc,
} from '@tensorflow/tfjs-core';

/** The arguments with which tfjs calls a kernel. */
type KernelParameters = Parameters<KernelFunc>[0];

/** A kernel made of tfjs ops, for whatever backend is active. */
export interface KernelOverride {
  readonly kernelName: string;
  /** Computes the kernel; the last argument is the backend's own kernel, if it has one. */
  readonly kernelFunc: (
    parameters: KernelParameters,
    own: KernelFunc | undefined,
  ) => ReturnType<KernelFunc>;
}

/** The replacements for tfjs's own gradients and kernels while one backward pass runs. */
export interface Overrides {
  readonly gradients: readonly GradConfig[];
  readonly kernels: readonly KernelOverride[];
}

/**
 * Runs a function while some gradients and kernels are replaced, and puts everything back.
 *
 * tfjs keeps one registry for the whole process. As the function is not async, no other code runs in between, and none ever sees
 * the replacements.
 *
 * @param overrides The replacements.
 * @param run Must not be async.
 * @returns The result of `run`.
 */
export function withOverrides<T>(overrides: Overrides, run: () => T): T {
  const backendName = getBackend();
  const restore: (() => void)[] = [];
  try {
    for (const gradient of overrides.gradients) restore.push(replaceGradient(gradient));
    for (const kernel of overrides.kernels) restore.push(replaceKernel(kernel, backendName));
    return run();
  } finally {
    for (const undo of restore.reverse()) undo();
  }
}

function replaceGradient(gradient: GradConfig): () => void {
  // Border to tfjs-core: getGradient is typed as if every gradient were there.
  const own = getGradient(gradient.kernelName) as GradConfig | undefined;
  if (own !== undefined) unregisterGradient(gradient.kernelName);
  registerGradient(gradient);
  return () => {
    unregisterGradient(gradient.kernelName);
    if (own !== undefined) registerGradient(own);
  };
}

function replaceKernel(
  { kernelName, kernelFunc }: KernelOverride,
  backendName: string,
): () => void {
  // Border to tfjs-core: getKernel is typed as if every kernel were there.
  const own = getKernel(kernelName, backendName) as KernelConfig | undefined;
  if (own !== undefined) unregisterKernel(kernelName, backendName);
  registerKernel({
    kernelName,
    backendName,
    kernelFunc: (parameters) => kernelFunc(parameters, own?.kernelFunc),
  });
  return () => {
    unregisterKernel(kernelName, backendName);
    if (own !== undefined) registerKernel(own);
  };
}
