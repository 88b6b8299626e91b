import { isObject } from '../config/json.js';
import { readLayerConfig, type LayerConfig } from '../config/layer-config.js';
import { isModelConfig, layersOf } from '../config/model-config.js';
import { weightNames, type WeightName } from './weight-names.js';

/** A layer that has weights, wherever it stands within a model. */
export interface WeightOwner {
  readonly name: string;
  /** The models and wrappers around it, outermost first. */
  readonly around: readonly string[];
  /** The prefix of its weights' names in tfjs-layers. */
  readonly scope: string;
  /** The path under which a `.keras` file saves it. */
  readonly saved: string;
  readonly weights: readonly WeightName[];
}

/**
 * Lists the layers of a model that have weights, also those in nested models and wrappers.
 *
 * @param model The model, as Keras wrote it.
 * @param around The models and wrappers around it.
 * @param saved The path under which a `.keras` file saves it.
 * @returns The layers.
 */
export function weightOwners(
  model: LayerConfig,
  around: readonly string[] = [],
  saved = '',
): WeightOwner[] {
  const counts = new Map<string, number>();
  const within = [...around, model.name];
  return layersOf(model).flatMap((layer) => {
    // A file counts the layers of one class; it does not say their names.
    const kind = snakeCase(layer.className);
    const count = counts.get(kind) ?? 0;
    counts.set(kind, count + 1);
    return ownersIn(layer, within, `${saved}layers/${count === 0 ? kind : `${kind}_${count}`}`);
  });
}

function ownersIn(layer: LayerConfig, around: readonly string[], saved: string): WeightOwner[] {
  if (isModelConfig(layer)) return weightOwners(layer, around, `${saved}/`);
  const { layer: json } = layer.config;
  if (!isObject(json)) return [owner(layer, around, layer.name, saved)];
  const wrapped = readLayerConfig(json);
  const within = [...around, layer.name];
  if (isModelConfig(wrapped)) return weightOwners(wrapped, within, `${saved}/layer/`);
  if (layer.className !== 'Bidirectional')
    return [owner(wrapped, within, layer.name, `${saved}/layer`)];
  const plain = wrapped.name.replace(/^forward_/, '');
  return ['forward', 'backward'].map((direction) => {
    const name = `${direction}_${plain}`;
    return owner(
      { ...wrapped, name },
      within,
      `${layer.name}/${name}`,
      `${saved}/${direction}_layer`,
    );
  });
}

function owner(
  layer: LayerConfig,
  around: readonly string[],
  scope: string,
  saved: string,
): WeightOwner {
  return { name: layer.name, around, scope, saved, weights: weightNames(layer) };
}

/** As Keras does: Conv2D becomes conv2d, MultiHeadAttention multi_head_attention, PReLU p_re_lu. */
function snakeCase(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
