import { layersOf, isModelConfig } from './model-config.js';
import type { JsonObject } from './json.js';
import { writeLayerConfig, type LayerConfig } from './layer-config.js';
import { modelEnds } from './model-ends.js';
import { maskedLayers } from './masks/masked-layers.js';
import { hasStrayMask, withoutUnreadMasks } from './masks/stray-masks.js';
import { ownMasks } from './masks/own-masks.js';
import { translateCalls, type CallScope } from './translate-calls.js';
import { translateLayer } from './translate-layer.js';
import { translationOf } from '../classes/translation-of.js';
import { isOperation, translateOperation } from '../operations/translate-operation.js';
import type { TranslationContext } from './translation.js';

/**
 * Writes a model as tfjs-layers reads it, with all the models in it.
 *
 * @param model The model, as Keras 2 or 3 wrote it.
 * @param keras3 Whether Keras 3 did.
 * @returns The model; layers that tfjs-layers lacks, or computes differently from Keras, appear under the names of supplied ones.
 * @throws `MODEL_UNSUPPORTED`
 */
export function translateModel(model: LayerConfig, keras3: boolean): LayerConfig {
  return translateWithin(model, { keras3, masked: false, strayMask: false });
}

function translateWithin(model: LayerConfig, context: TranslationContext): LayerConfig {
  const written = layersOf(model);
  const uses = new Map(written.map((layer) => [layer.name, extraUses(layer, context)]));
  const scope = { layers: uses, ownMasks: ownMasks(written, uses) };
  const masked = maskedLayers(written, uses, context.masked);
  const layers = withoutUnreadMasks(written, masked);
  const translated = layers.map((layer) =>
    translateOne(layer, scope, {
      ...context,
      masked: masked.has(layer.name),
      strayMask: context.strayMask || hasStrayMask(layer, layers, masked),
    }),
  );
  // At a model's ends Keras 3 counts the use that a functional model makes of itself, but not that of a Sequential.
  const ends = new Map(
    layers.map(({ name, className }) => [
      name,
      className === 'Sequential' ? (uses.get(name) ?? 0) : 0,
    ]),
  );
  const { className, name } = model;
  if (className === 'Sequential') {
    return { className, name, config: { layers: withInputShape(model, translated) } };
  }
  return {
    className,
    name,
    config: {
      layers: translated.map(writeLayerConfig),
      input_layers: modelEnds(model.config['input_layers'], ends),
      output_layers: modelEnds(model.config['output_layers'], ends),
    },
  };
}

function translateOne(
  layer: LayerConfig,
  scope: CallScope,
  context: TranslationContext,
): LayerConfig {
  if (isOperation(layer, context)) return translateOperation(layer, scope);
  const said = translateCalls(layer, scope, translationOf(layer.className));
  const translated = isModelConfig(layer)
    ? translateWithin(layer, context)
    : translateLayer(layer, context, (inner) => translateWithin(inner, context));
  return {
    ...translated,
    config: { ...translated.config, ...said.settings },
    ...(layer.calls === undefined ? {} : { calls: said.calls }),
  };
}

/** A Sequential may give the shape of its input separately from its layers. */
function withInputShape(model: LayerConfig, layers: readonly LayerConfig[]): JsonObject[] {
  const [first, ...others] = layers;
  const shape = model.config['build_input_shape'];
  if (first === undefined) return [];
  const known =
    shape == null || first.className === 'InputLayer' || 'batch_input_shape' in first.config;
  const start = known ? first : { ...first, config: { ...first.config, batch_input_shape: shape } };
  return [start, ...others].map(writeLayerConfig);
}

/** In calls of a layer, Keras 3 does not count the use that a model makes of itself. */
function extraUses(layer: LayerConfig, context: TranslationContext): number {
  return context.keras3 && isModelConfig(layer) ? 1 : 0;
}
