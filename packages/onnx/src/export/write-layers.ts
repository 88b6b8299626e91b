import type { LayerStep } from '@gradcam/core/network';
import type { GraphBuilder } from './build/graph-builder.js';
import type { Constant } from './build/numbers-of.js';
import type { Numbers, Value } from './build/value.js';
import type { LayerUse } from './layers/layer-export.js';
import { layerExports } from './layers/layer-exports.js';
import { layerWeights } from './layers/layer-weights.js';
import { castTo } from './parts/numbers/apply.js';
import { nameResults, type Values } from './write-steps.js';

/** Weights of layers, by the layer and their names in it. */
type Weights = ReadonlyMap<LayerStep['layer'], ReadonlyMap<string, Constant>>;

/**
 * Writes the steps of a layers model.
 *
 * @param builder The file.
 * @param steps In topological order.
 * @param values The inputs; what the steps make is added.
 * @throws `MODEL_UNSUPPORTED` for a layer that cannot be written.
 */
export async function writeLayers(
  builder: GraphBuilder,
  steps: readonly LayerStep[],
  values: Values,
): Promise<void> {
  const weights: Weights = new Map(
    await Promise.all(steps.map(async ({ layer }) => [layer, await weightsOf(layer)] as const)),
  );
  for (const step of steps) {
    builder.begin({ name: step.name, type: step.layer.getClassName() });
    nameResults(builder, step, [writeLayer(builder, step, weights, values)], values);
  }
}

/** The weights may lie on a GPU: they are read before the file is made. */
async function weightsOf(layer: LayerStep['layer']): Promise<ReadonlyMap<string, Constant>> {
  const read = layerWeights(layer).map(async (weight): Promise<[string, Constant]> => {
    const tensor = weight.read();
    const numbers: Numbers = await tensor.data<'float32'>();
    return [weight.originalName.split('/').at(-1) ?? '', { dims: tensor.shape, numbers }];
  });
  return new Map(await Promise.all(read));
}

function writeLayer(
  builder: GraphBuilder,
  step: LayerStep,
  weights: Weights,
  values: Values,
): Value {
  const { layer } = step;
  const known = layerExports.get(layer.getClassName());
  if (known === undefined) return builder.refuse('this kind is not known');
  if (step.timeAxes > 0) return builder.refuse('it sees the steps of a time axis one by one');
  const inputs = step.inputs.map((input, index) => typed(builder, values.get(input), step, index));
  const [x] = inputs;
  if (x === undefined) return builder.refuse('it has no input');
  const config = layer.getConfig();
  if (config['dataFormat'] === 'channelsFirst') builder.refuse('its channels come first');
  return known.write({
    builder,
    inputs,
    x,
    shape: step.outputShape,
    config,
    isKeras: isKeras(layer),
    weight: (name) => weights.get(layer)?.get(name),
  } satisfies LayerUse);
}

/** A nested model casts its inputs. */
function typed(
  builder: GraphBuilder,
  value: Value | undefined,
  { types }: LayerStep,
  index: number,
): Value {
  if (value === undefined) return builder.refuse('an input of it was not written');
  return types[index] === 'float32' ? castTo(builder, value, 'float32') : value;
}

/** The layers by which `@gradcam/models` stands in for those of tfjs-layers compute as Keras does. */
function isKeras(layer: LayerStep['layer']): boolean {
  // Border to tfjs-layers: a class of layers has a name of its own, which an instance does not show.
  const { className } = layer.constructor as { readonly className?: unknown };
  return typeof className === 'string' && className.startsWith('gradcam>');
}
