import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { hiResCamMethod } from '../../method/gradient/hi-res-cam-method.js';
import { zeroInputs } from '../../network/input-shape.js';
import type { Network } from '../../network/network.js';
import type { MapContext } from '../../run/context.js';
import type { GradCAMResult } from '../../run/grad-cam-result.js';
import { inputShapesOf } from '../../run/inputs/input-shapes-of.js';
import { runCall } from '../../run/run-call.js';
import type { Target } from '../../target/target.js';
import { rankedBySize } from './coarse-to-fine.js';
import { fused } from './fused.js';

/**
 * Makes one map of as many layers as the preset fuses: the best one, and below it those of more cells.
 *
 * @param context The network, cut at the best layer; its preset fuses several.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param target The target.
 * @returns The result, with what is said of one layer being of the best; the caller disposes its map.
 * @throws The errors of `gradCAM` and `fuseLayers`
 */
export async function throughLayers(
  context: MapContext,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
): Promise<GradCAMResult> {
  const { network, options, preset, selection } = context;
  const shapes = await inputShapesOf(x, options.format, network);
  const featureLayers = await rememberedLayers(context, shapes);
  // A network of one layer has its map.
  if (featureLayers.length === 1) return await runCall(context, x, target);
  const { featureLayer: _none, method: asked = 'auto', ...others } = options;
  // Under a global mean it is Grad-CAM; at a finer layer the mean of the gradient means little.
  const method = asked === 'auto' ? hiResCamMethod : asked;
  const layers = { ...others, method, preset, featureLayers };
  const { featureSize, ...result } = await fused(network, x, target, layers);
  const [featureLayer = selection.featureLayer] = featureLayers;
  return { ...result, featureLayer, featureSize, selection };
}

const remembered = new WeakMap<Network, Map<string, readonly string[]>>();

/** Lists the layers once for each network and size: it may take a run to find out how large a layer is. */
async function rememberedLayers(
  context: MapContext,
  inputShapes: readonly (readonly number[])[],
): Promise<readonly string[]> {
  const { network, request, preset } = context;
  const key = JSON.stringify([request, preset.layers, inputShapes.map(([, ...size]) => size)]);
  const known = remembered.get(network) ?? new Map<string, readonly string[]>();
  const zeros = known.has(key) ? [] : zeroInputs(network.inputs, inputShapes);
  try {
    const layers = known.get(key) ?? (await rankedBySize(context, zeros, preset.layers ?? 1));
    remembered.set(network, known.set(key, layers));
    return layers;
  } finally {
    dispose(zeros);
  }
}
