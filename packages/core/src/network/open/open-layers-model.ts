import type { LayersModelLike } from '../layers-model/layers-model-like.js';
import { layersModelNetwork } from '../layers-model/layers-model-network.js';
import type { Network } from '../network.js';
import { rememberedNetwork } from './remembered-network.js';

/**
 * Wraps a layers model as a network, once.
 *
 * @param model A loaded model.
 * @returns The network; it holds no tensors.
 * @throws `MODEL_UNSUPPORTED`, `DISPOSED`
 */
export function openLayersModel(model: LayersModelLike): Network {
  return rememberedNetwork(model, '', () => layersModelNetwork(model));
}
