import { wasmAdapter } from '@gradcam/adapter-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, sequential } from '@tensorflow/tfjs-layers';

/** The same numbers each time: where a map happens to be zero, its warning is loaded, too. */
const kernelInitializer = initializers.glorotUniform({ seed: 2 });

/** Makes the default map of a small layers model. */
export async function explainOnce(gradCAM) {
  await wasmAdapter().prepare();
  const model = sequential({
    layers: [
      layers.conv2d({
        ...{ filters: 2, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 3] },
        kernelInitializer,
      }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 3, activation: 'softmax', kernelInitializer }),
    ],
  });
  const x = tf.randomUniform([8, 8, 3], 0, 1, 'float32', 1);
  const { scoreMap } = await gradCAM(model, x);
  if (tf.max(scoreMap).dataSync()[0] === 0) throw new Error('the map is zero');
  tf.dispose([scoreMap, x]);
  model.dispose();
}
