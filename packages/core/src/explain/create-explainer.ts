import { LayerSelectError, selectLayers, type LayerSelection } from '@gradcam/layer-select';
import { ready, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '../grad-cam-error.js';
import type { Network } from '../network/network.js';
import { lacksGradient } from '../network/lacks-gradient.js';
import { toNetwork, type ExplainableModel } from '../network/to-network.js';
import { presetOf } from '../preset/presets.js';
import type { Target } from '../target/target.js';
import { backendFailure, withBackendFailures } from './backend-failure.js';
import { checkOptions } from './check-options.js';
import { explain } from './explain.js';
import type { Prepared } from './prepared.js';
import type { GradCAMResult } from './grad-cam-result.js';
import type { GradCAMOptions } from './options.js';
import { withTokenGradient } from './token-gradient.js';

/** Options of an explainer. */
export interface ExplainerOptions extends GradCAMOptions {
  /** The shape of one real input each, with the batch axis; only for a graph model whose input sizes are open. */
  readonly inputShapes?: readonly (readonly number[])[] | undefined;
}

/** A network with its layers chosen and cut, for repeated use. It holds no tensors; the model must outlive it. */
export interface Explainer {
  readonly featureLayer: string;
  readonly reductionLayer: string;
  readonly selection: LayerSelection;
  /**
   * Explains one input or batch; see `gradCAM`.
   *
   * @param x One tensor, or one for each input of the network; the caller keeps them.
   * @param target What is explained; the predicted class when left out.
   * @returns The result; the caller disposes its `scoreMap`.
   */
  explain(x: Tensor | readonly Tensor[], target?: Target): Promise<GradCAMResult>;
}

/**
 * Chooses the layers of a network and cuts it, once for many inputs.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options As for `gradCAM`.
 * @returns The explainer.
 * @throws `BAD_OPTION`, `MODEL_UNSUPPORTED`, `LAYER_NOT_FOUND`, `FEATURE_LAYER_UNRELATED`, `NO_FEATURE_LAYER`, `NO_SPACE`
 *
 * @example
 * ```ts
 * const explainer = await createExplainer(model, { classNames });
 * for (const x of pictures) {
 *   const { scoreMap, explained } = await explainer.explain(x);
 *   console.log(explained[0]?.className, await scoreMap.data());
 *   scoreMap.dispose();
 * }
 * ```
 */
export async function createExplainer(
  model: ExplainableModel,
  options: ExplainerOptions = {},
): Promise<Explainer> {
  checkOptions(options);
  await requireBackend();
  const { network, selection } = await choose(model, options);
  const { featureLayer, reductionLayer } = selection;
  const request = {
    featureLayer,
    reductionLayer,
    score: options.score ?? presetOf(options.preset).score,
  } as const;
  const prepared: Prepared = { network, selection, request, cut: network.cut(request), options };
  return {
    featureLayer,
    reductionLayer,
    selection,
    explain: (x, target) =>
      withBackendFailures(
        () => explain(prepared, x, target),
        ({ scoreMap }) => {
          scoreMap.dispose();
        },
      ),
  };
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
      `gradCAM: no TensorFlow.js backend starts, got "${cause instanceof Error ? cause.message : String(cause)}"; import one, for example with await wasmAdapter().prepare() of @gradcam/adapter-wasm.`,
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
      throw new GradCamError(cause.code, cause.message, { cause });
    throw cause;
  }
}
