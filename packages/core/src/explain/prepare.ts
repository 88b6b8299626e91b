import { LayerSelectError, selectLayers, type LayerSelection } from '@gradcam/layer-select';
import { ready } from '@tensorflow/tfjs-core';
import { GradCamError } from '../grad-cam-error.js';
import { lacksGradient } from '../network/lacks-gradient.js';
import type { Network } from '../network/network.js';
import { toNetwork, type ExplainableModel } from '../network/to-network.js';
import { presetOf } from '../preset/presets.js';
import { backendFailure } from '../pass/backend-failure.js';
import { checkOptions } from './check-options.js';
import type { ExplainerOptions, GradCAMOptions } from './options.js';
import type { Prepared } from './prepared.js';
import { withTokenGradient } from '../pass/token-gradient.js';

/**
 * Chooses the layers of a network and cuts it.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options As for `createExplainer`.
 * @returns The network, its layers and its cut; no tensors.
 * @throws The errors of `createExplainer`
 */
export async function prepare(
  model: ExplainableModel,
  options: ExplainerOptions,
): Promise<Prepared> {
  checkOptions(options);
  await requireBackend();
  const { network, selection } = await choose(model, options);
  const { featureLayer, reductionLayer } = selection;
  const request = {
    featureLayer,
    reductionLayer,
    score: options.score ?? presetOf(options.preset).score,
  } as const;
  return { network, selection, request, cut: network.cut(request), options };
}

/** Some networks are run on zeros to choose their layers. */
async function choose(
  model: ExplainableModel,
  options: ExplainerOptions,
): Promise<Pick<Prepared, 'network' | 'selection'>> {
  try {
    const network = toNetwork(model, options.inputShapes);
    const selection = await withTokenGradient(network, select(network, options), options);
    return { network, selection };
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

/** layer-select depends on nothing, so its errors become ours here. */
function select(
  network: Network,
  { featureLayer, reductionLayer }: GradCAMOptions,
): LayerSelection {
  try {
    return selectLayers(network.graph, { featureLayer, reductionLayer, lacksGradient });
  } catch (cause) {
    if (cause instanceof LayerSelectError)
      throw new GradCamError(cause.code, cause.sentence, { cause });
    throw cause;
  }
}
