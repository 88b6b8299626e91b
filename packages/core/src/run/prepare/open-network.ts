import { ready } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';
import { forwardKernels } from '@gradcam/tfjs-gradients/engine';
import type { Network } from '../../network/network.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import { networkOf } from '../../network/open/network-of.js';
import { backendFailure } from '../../error/backend-failure.js';
import { checkOptions } from '../../options/check-options.js';
import type { ExplainerOptions } from '../../options/options.js';

/**
 * Checks the options and the backend, and wraps a model as a network.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options As for `createExplainer`.
 * @returns The network; no tensors.
 * @throws `BAD_OPTION`, `BACKEND_UNAVAILABLE`, and the errors of `networkOf`
 */
export async function openNetwork(
  model: ExplainableModel,
  options: ExplainerOptions,
): Promise<Network> {
  checkOptions(options);
  await requireBackend();
  try {
    // A graph model is run once to know its shapes, which does not wait.
    await forwardKernels();
    return await networkOf(model, options.inputShapes);
  } catch (cause) {
    throw backendFailure(cause);
  }
}

/** tfjs says only that its registry is empty. */
async function requireBackend(): Promise<void> {
  try {
    await ready();
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      `no TensorFlow.js backend starts, got "${cause instanceof Error ? cause.message : String(cause)}"; import one, for example with await wasmAdapter().prepare() of @gradcam/adapter-wasm.`,
      { cause },
    );
  }
}
