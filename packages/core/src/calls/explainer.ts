import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { LayerSelection } from '@gradcam/layer-select';
import type { ExplainableModel } from '../network/open/explainable-model.js';
import { pacingOptionNames, type Pacing } from '../pace/pacing.js';
import type { NetworkData } from '../picture/picture-input.js';
import { withPictures } from '../picture/with-pictures.js';
import { formatOfInput } from '../space/data-format.js';
import type { Target } from '../target/target.js';
import type { GradCAMResult } from '../run/grad-cam-result.js';
import type { ExplainerOptions } from '../options/options.js';
import { prepare } from '../run/prepare/prepare.js';
import type { MapContext } from '../run/context.js';
import { mapsOf } from './maps-of.js';

/** A network with its layers chosen and cut, for repeated use. It holds no tensors; the model must outlive it. */
export interface Explainer {
  readonly featureLayer: string;
  readonly reductionLayer: string;
  /** The name of the method: for `'auto'`, of the one that was taken. */
  readonly method: string;
  readonly selection: LayerSelection;
  /** The input's axis of width, counted from its last: -2 with channels behind it, -1 without; a signal's of time. */
  readonly widthAxis: number;
  /**
   * Explains one input or batch; see `gradCAM`.
   *
   * @param x One tensor or picture, or one for each input of the network; the caller keeps them.
   * @param target The target; the predicted class when left out.
   * @param pacing A signal that ends this call, and who hears of its steps; the explainer's own when left out.
   * @returns The result; the caller disposes its `scoreMap`.
   */
  explain(x: NetworkData, target?: Target, pacing?: Pacing): Promise<GradCAMResult>;
}

/**
 * Prepares a network for many inputs.
 *
 * @param model As for `createExplainer`.
 * @param options As for `createExplainer`.
 * @returns The explainer.
 * @throws Those of `createExplainer`
 */
export async function explainerFor(
  model: ExplainableModel,
  options: ExplainerOptions,
): Promise<Explainer> {
  return explainerOf(await prepare(model, options));
}

function explainerOf(context: MapContext): Explainer {
  const { selection, request, method, network, options } = context;
  return {
    featureLayer: request.featureLayer,
    reductionLayer: request.reductionLayer,
    method: method.name,
    selection,
    widthAxis: widthAxis(context),
    explain: (x, target, pacing) =>
      calledAs('createExplainer.explain', async () => {
        checkOptionNames(pacing, pacingOptionNames);
        const { signal = options.signal, onProgress = options.onProgress } = pacing ?? {};
        return await withPictures(network, x, { ...options, signal, onProgress }, (tensors, read) =>
          mapsOf({ ...context, options: read }, tensors, target),
        );
      }),
  };
}

/** The axis of width of the first input as the caller gives it, counted from the last: -1, -2, … */
function widthAxis({ network, options: { format } }: MapContext): number {
  const labels = typeof format === 'string' ? format : format?.[0];
  if (labels !== undefined)
    return labels.lastIndexOf(labels.includes('S') ? 'S' : 'T') - labels.length;
  const { inputs, graph } = network;
  return formatOfInput(graph, 0, inputs[0]?.shape ?? []) === 'channelsFirst' ? -1 : -2;
}
