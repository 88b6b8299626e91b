import { wasmAdapter } from '@gradcam/adapter-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';

/** Makes the default map of a small layers model. */
export async function explainOnce(gradCAM) {
  await wasmAdapter().prepare();
  const model = sequential({
    layers: [
      layers.conv2d({ filters: 2, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 3] }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  const x = tf.randomUniform([8, 8, 3], 0, 1, 'float32', 1);
  const { scoreMap } = await gradCAM(model, x);
  tf.dispose([scoreMap, x]);
  model.dispose();
}
