import { GradCamError } from '@gradcam/errors';
import type { LayerConfig } from './layer-config.js';

/** What helps where tfjs-layers cannot read a model. */
export const asGraphModel =
  'convert the model as a graph model, which holds operations in place of layers (model.export(FOLDER) in Keras, then tensorflowjs_converter --input_format=tf_saved_model --output_format=tfjs_graph_model FOLDER OUT)';

/**
 * Makes the error for a layer that cannot be read, or that TensorFlow.js would compute otherwise than Keras.
 *
 * @param layer The layer.
 * @param what What about it, as it goes on after the layer's name: "uses …", "is …".
 * @returns A `MODEL_UNSUPPORTED`.
 */
export function unsupportedLayer(
  layer: Pick<LayerConfig, 'className' | 'name'>,
  what: string,
): GradCamError {
  return new GradCamError(
    'MODEL_UNSUPPORTED',
    `the layer "${layer.name}" (${layer.className}) ${what}; ${asGraphModel}.`,
  );
}
