import * as tfjs from '@tensorflow/tfjs-core';

/**
 * Finds the gradients that are registered with TensorFlow.js, which lists none but exports the name of every op.
 *
 * @returns The gradients by op.
 */
export function registeredGradients(): ReadonlyMap<string, tfjs.GradConfig> {
  const strings = Object.values(tfjs).filter((value) => typeof value === 'string');
  const kernels = tfjs.getKernelsForBackend(tfjs.getBackend());
  const gradients = new Map<string, tfjs.GradConfig>();
  for (const name of new Set([...strings, ...kernels.map(({ kernelName }) => kernelName)])) {
    // Border to tfjs-core: getGradient is typed as if every gradient were there.
    const gradient = tfjs.getGradient(name) as tfjs.GradConfig | undefined;
    if (gradient !== undefined) gradients.set(name, gradient);
  }
  return gradients;
}
