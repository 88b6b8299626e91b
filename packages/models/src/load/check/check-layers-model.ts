import { GradCamError, saidOf } from '@gradcam/errors';
import { isList, isObject, type Json } from '../../keras/config/json.js';
import { readLayerConfig, type LayerConfig } from '../../keras/config/layer-config.js';
import { isModelConfig, layersOf } from '../../keras/config/model-config.js';
import { asGraphModel } from '../../keras/config/unsupported-layer.js';
import { brokenModel } from './broken-model.js';
import { checkLayerCalls } from './check-layer-calls.js';

/** Some times as many as the largest networks of Keras have; tfjs-layers takes time by their square. */
const mostLayers = 5000;

/**
 * Checks the layers of a model before tfjs sees them, which would look for a missing layer for ever: names, sizes of inputs, and that
 * every layer can be called once what it reads is there; in the models within it, too.
 *
 * @param model The model, in the form that tfjs-layers reads.
 * @throws `MODEL_BROKEN` with the names of the layers
 */
export function checkLayersModel(model: LayerConfig): void {
  if (!isModelConfig(model)) {
    checkLayer(model);
    return;
  }
  const layers = layersOf(model);
  if (layers.length === 0) throw brokenModel(`the model "${model.name}" has no layers`);
  if (layers.length > mostLayers) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the model "${model.name}" has more layers than tfjs-layers links in reasonable time, got ${layers.length}, expected at most ${mostLayers}; ${asGraphModel}.`,
    );
  }
  const names = new Set<string>();
  for (const { name, className } of layers) {
    if (name === '' || name === '__proto__')
      throw brokenModel(`a layer of the class "${className}" has no name`);
    if (names.has(name)) throw brokenModel(`two layers have the same name, got "${name}" twice`);
    names.add(name);
  }
  layers.forEach(checkLayersModel);
  if (model.className !== 'Sequential') checkLayerCalls(model, layers);
}

function checkLayer({ name, config }: LayerConfig): void {
  checkInputShape(name, config['batch_input_shape']);
  const { layer, backward_layer: backward, cell, cells } = config;
  const inner = [layer, backward, cell, ...(isList(cells) ? cells : [])].filter(isObject);
  inner.map(readLayerConfig).forEach(checkLayersModel);
}

/** The sizes of an input may be open; the batch mostly is. */
function checkInputShape(layer: string, shape: Json | undefined): void {
  if (shape == null) return;
  const isSize = (size: Json) =>
    size === null || (typeof size === 'number' && Number.isSafeInteger(size) && size >= 0);
  if (isList(shape) && shape.length > 0 && shape.every(isSize)) return;
  throw brokenModel(
    `the layer "${layer}" says no shape of its input, got ${isList(shape) ? JSON.stringify(shape.slice(0, 8)) : saidOf(shape)}, expected whole sizes`,
  );
}
