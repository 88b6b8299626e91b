import { GradCamError } from '@gradcam/errors';
import type { LayerSelection, LayerWarning } from '@gradcam/layer-select';
import { dispose, slice, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { zeroInputs } from '../../network/input-shape.js';
import type { Network } from '../../network/network.js';
import { pause } from '../../pace/pause.js';
import type { ExplainerOptions } from '../../options/options.js';
import { presetOf } from '../../preset/preset-of.js';
import { formatOfInput, spaceOf } from '../../space/data-format.js';
import { tokenGrid } from '../../space/token-grid.js';
import { classAxis } from '../../target/class-axis.js';
import { classScore } from '../../target/class-score.js';
import { cutContext, type Context } from '../context.js';
import { differentiateScores } from '../derivative/differentiate-scores.js';
import { withTrunk, type Trunk } from '../with-trunk.js';
import { isTokenLayer } from './is-token-layer.js';

const remembered = new WeakMap<Network, Map<string, LayerSelection>>();

/**
 * Replaces the last layer of a vision transformer that reads only its class token, because the other tokens have no gradient
 * there: their map would be zero. Takes the first layer before it whose tokens have one, by a run on zeros, and warns; a layer
 * that the caller named only gets the warning.
 *
 * @param network The network.
 * @param selection The selection from the graph, whose feature layer `isTokenLayer` knows.
 * @param options Named layers, tokens, shapes of the inputs.
 * @returns The selection, changed if necessary.
 */
export async function withTokenGradient(
  network: Network,
  selection: LayerSelection,
  options: ExplainerOptions,
): Promise<LayerSelection> {
  const known = remembered.get(network) ?? new Map<string, LayerSelection>();
  remembered.set(network, known);
  const { tokens, inputShapes } = options;
  const { score } = presetOf(options);
  const { featureLayer, reductionLayer } = selection;
  // What the caller named counts too: a layer that is named stays, where the same one, if it was chosen, is replaced.
  const named = [options.featureLayer, options.reductionLayer];
  const key = JSON.stringify([named, featureLayer, reductionLayer, score, tokens, inputShapes]);
  const withGradient = known.get(key) ?? (await search(network, selection, options));
  known.set(key, withGradient);
  return withGradient;
}

async function search(
  network: Network,
  selection: LayerSelection,
  options: ExplainerOptions,
): Promise<LayerSelection> {
  const { featureLayer: first, ranking } = selection;
  if (await reachesPatches(network, selection, first, options)) return selection;
  const begin = ranking.findIndex(({ name }) => name === first);
  const others = options.featureLayer === undefined ? ranking.slice(begin + 1) : [];
  for (const layer of others) {
    if (isTokenLayer(network, layer.name)) {
      await pause(options);
      if (!(await reachesPatches(network, selection, layer.name, options))) continue;
    }
    const instead = classTokenOnly(first, ` '${layer.name}' was taken instead.`);
    return {
      ...selection,
      featureLayer: layer.name,
      reasons: [...layer.reasons, ...selection.reasons.filter((reason) => reason.layer !== first)],
      warnings: [...selection.warnings, instead],
    };
  }
  const remedy = ' Its map is zero; name a layer before the last attention as featureLayer.';
  return { ...selection, warnings: [...selection.warnings, classTokenOnly(first, remedy)] };
}

function classTokenOnly(layer: string, remedy: string): LayerWarning {
  const text = `After '${layer}' only the class token is read, so the tokens of the picture have no gradient.${remedy}`;
  return { code: 'class-token-only', layer, text };
}

/** Checks whether the tokens of the picture have a gradient; true also if that cannot be found out. */
async function reachesPatches(
  network: Network,
  { reductionLayer }: LayerSelection,
  featureLayer: string,
  options: ExplainerOptions,
): Promise<boolean> {
  const zeros: Tensor[] = [];
  try {
    const request = { featureLayer, reductionLayer, score: presetOf(options).score };
    const context = cutContext(network, request, {});
    zeros.push(...zeroInputs(network.inputs, options.inputShapes));
    return await withTrunk(context, zeros, (trunk) =>
      hasPatchGradient(context, trunk, options.tokens),
    );
  } catch (error) {
    // Whatever is wrong here is wrong with the first input too, and said there.
    if (error instanceof GradCamError) return true;
    throw error;
  } finally {
    dispose(zeros);
  }
}

async function hasPatchGradient(
  context: Context,
  trunk: Trunk,
  tokens: ExplainerOptions['tokens'],
): Promise<boolean> {
  const { network, request } = context;
  const spaces = trunk.inputs.map(({ shape }, index) =>
    spaceOf(shape, formatOfInput(network.graph, index, shape)),
  );
  const space = spaces.find(({ length }) => length > 1) ?? [];
  const { prefix } = tokenGrid(trunk.cutActivations.activations.shape[1] ?? 0, space, tokens);
  const scores = [classScore('predicted', classAxis(network, request, undefined))];
  const derivative = differentiateScores(context, { ...trunk, scores });
  const patches = tidy(() => slice(derivative.gradients, [0, prefix, 0]));
  try {
    const isZero = (values: ArrayLike<number>) => Array.from(values).every((value) => value === 0);
    return !isZero(await patches.data()) || isZero(await derivative.gradients.data());
  } finally {
    dispose([derivative.gradients, derivative.scores, derivative.output, patches]);
  }
}
