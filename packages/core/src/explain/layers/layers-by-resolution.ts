import { calledAs, checkNumber, checkOptionNames } from '@gradcam/errors';
import { layerFormat } from '@gradcam/layer-select';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import { zeroInputs } from '../../network/input-shape.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import { checkOptions } from '../../options/check-options.js';
import type { ExplainerOptions } from '../../options/options.js';
import { pause } from '../../pace/pause.js';
import { cutAt, type MapContext } from '../../run/context.js';
import { prepare } from '../../run/prepare/prepare.js';
import { trialShapes } from '../../run/prepare/trial-shapes.js';
import { withActivations } from '../../run/with-trunk.js';
import { spaceOf } from '../../space/data-format.js';

/** The options of `layersByResolution`, as for `createExplainer`. */
export interface ResolutionOptions extends Pick<
  ExplainerOptions,
  'featureLayer' | 'reductionLayer' | 'inputShapes' | 'signal'
> {
  /** The largest number of layers; 3 when left out. */
  readonly most?: number | undefined;
}

const optionNames = {
  featureLayer: true,
  reductionLayer: true,
  inputShapes: true,
  signal: true,
  most: true,
} as const satisfies Record<keyof ResolutionOptions, true>;

/**
 * Lists the best feature layer, and below it the best of each finer resolution: finer, and less certain of the class.
 *
 * @param model A tfjs model, or a network made by hand.
 * @param options The first layer where it is not the best; how many.
 * @returns The names, the coarsest first.
 * @throws `BAD_OPTION`; those of `createExplainer`
 *
 * @example
 * ```ts
 * const layers = await layersByResolution(mobilenet); // 'conv_pw_13_relu', 'conv_pw_11_relu', 'conv_pw_5_relu'
 * ```
 */
export function layersByResolution(
  model: ExplainableModel,
  options: ResolutionOptions = {},
): Promise<readonly string[]> {
  return calledAs('layersByResolution', async () => {
    checkOptionNames(options, optionNames);
    const { most = 3, ...others } = options;
    checkNumber(most, { where: 'the option most', kind: 'integer', least: 1 });
    checkOptions(others);
    const inputShapes = await trialShapes(model, options.inputShapes);
    const context = await prepare(model, { ...others, inputShapes });
    const zeros = zeroInputs(context.network.inputs, inputShapes);
    try {
      return await finer(context, zeros, most);
    } finally {
      dispose(zeros);
    }
  });
}

async function finer(
  context: MapContext,
  zeros: readonly Tensor[],
  most: number,
): Promise<readonly string[]> {
  const { featureLayer, ranking } = context.selection;
  const layers = [featureLayer];
  let largest = await cellsOf(featureLayer, context, zeros);
  for (const { name } of ranking) {
    if (layers.length === most) break;
    if (name === featureLayer) continue;
    await pause(context.options);
    const cells = await cellsOf(name, context, zeros);
    if (cells <= largest) continue;
    layers.push(name);
    largest = cells;
  }
  return layers;
}

/** The number of places of a layer's features: from the graph, or where it leaves them open by a run up to the layer. */
async function cellsOf(
  featureLayer: string,
  context: MapContext,
  zeros: readonly Tensor[],
): Promise<number> {
  const { graph } = context.network;
  const format = layerFormat(graph, featureLayer);
  const cells = (shape: readonly number[]) =>
    spaceOf(shape, format).reduce((product, size) => product * size, 1);
  // The batch does not count.
  const [, ...known] = graph.layers.find(({ name }) => name === featureLayer)?.outputShape ?? [];
  const sizes = known.filter((size) => size !== null);
  if (known.length > 0 && sizes.length === known.length) return cells([1, ...sizes]);
  return withActivations(cutAt(context, featureLayer).cut, zeros, ({ activations }) =>
    cells(activations.shape),
  );
}
