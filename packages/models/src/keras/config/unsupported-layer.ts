import { GradCamError } from '@gradcam/errors';
import type { LayerConfig } from './layer-config.js';

/** The advice for a model that tfjs-layers cannot read. */
export const asGraphModel =
  'convert the model as a graph model, which holds operations in place of layers (model.export(FOLDER) in Keras, then tensorflowjs_converter --input_format=tf_saved_model --output_format=tfjs_graph_model FOLDER OUT)';

/**
 * Makes the error for a layer that cannot be read, or that TensorFlow.js would compute differently from Keras.
 *
 * @param layer The layer.
 * @param what The problem, worded to follow the layer's name: "uses …", "is …".
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
