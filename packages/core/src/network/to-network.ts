import { calledAs } from '@gradcam/errors';
import { withKernelsNow } from '@gradcam/tfjs-gradients/engine';
import { networkOf, type ExplainableModel } from './network-of.js';
import type { Network } from './network.js';

/**
 * Wraps a tfjs model as a network, once: the same model gives the same network for inputs of the same shapes.
 *
 * It does not wait for a backend to be tried, so it brings every kernel there is to run a graph model once and learn its shapes. `gradCAM`
 * takes the model itself, and loads what it needs.
 *
 * @param model A tfjs model, or a network, which is handed back as it is.
 * @param inputShapes The shape of one real input each, with or without the batch axis; needed only for a graph model whose
 *   input sizes are open.
 * @returns The network; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED`, `INPUT_SHAPE`, `DISPOSED`
 */
export function toNetwork(
  model: ExplainableModel,
  inputShapes?: readonly (readonly number[])[],
): Network {
  return calledAs('toNetwork', () => withKernelsNow(() => networkOf(model, inputShapes)));
}
