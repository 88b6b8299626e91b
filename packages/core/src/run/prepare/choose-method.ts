import {
  headPooling,
  poolingWarnings,
  type HeadPooling,
  type LayerSelection,
  type LayerWarning,
} from '@gradcam/layer-select';
import { gradCamMethod } from '../../method/gradient/grad-cam-method.js';
import { hiResCamMethod } from '../../method/gradient/hi-res-cam-method.js';
import type { Method } from '../../method/method.js';
import type { Network } from '../../network/network.js';
import { rememberByGraph } from './remember-by-graph.js';

const rememberedPooling = rememberByGraph<HeadPooling>();
const rememberedWarnings = rememberByGraph<readonly LayerWarning[]>();

/** The method that makes the maps, and the layers with the warnings that concern it. */
export interface ChosenMethod {
  readonly method: Method;
  readonly selection: LayerSelection;
}

/**
 * Decides the method for `'auto'`: Grad-CAM if the head pools the feature layer globally, otherwise HiResCAM. Under a global mean
 * the two are equal; elsewhere the mean of the gradient over space means little, and a caller who asks for it gets a warning.
 *
 * @param network The network.
 * @param selection Its layers.
 * @param wanted The requested method; Grad-CAM when left out.
 * @returns The method, and the selection with `head-not-pooled` among its warnings where Grad-CAM is used and the head does not pool.
 */
export function chooseMethod(
  network: Network,
  selection: LayerSelection,
  wanted: Method | 'auto' | undefined,
): ChosenMethod {
  const { featureLayer, reductionLayer } = selection;
  const { graph } = network;
  const key = JSON.stringify([featureLayer, reductionLayer]);
  const isPooled = (): boolean =>
    rememberedPooling(graph, key, () => headPooling(graph, featureLayer, reductionLayer)) ===
    'pooled';
  const method =
    wanted === 'auto' ? (isPooled() ? gradCamMethod : hiResCamMethod) : (wanted ?? gradCamMethod);
  const averages = method.name.split(',')[0] === gradCamMethod.name;
  const others = selection.warnings.filter(({ code }) => code !== 'head-not-pooled');
  const headWarnings = averages
    ? rememberedWarnings(graph, key, () => poolingWarnings(graph, featureLayer, reductionLayer))
    : [];
  return { method, selection: { ...selection, warnings: [...others, ...headWarnings] } };
}
