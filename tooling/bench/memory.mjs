// npm run bench -- memory: the most that TensorFlow.js holds while a map is made, beside the most while the model predicts, on wasm: at the last layer and half-way up, one class and ten. Beside it what the layers give from there on, once for each class, and how much of that the map takes above a prediction.
import { fileURLToPath } from 'node:url';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess } from '@gradcam/models';
import { readPicture } from '@gradcam/pictures/node';
import * as tf from '@tensorflow/tfjs-core';
import { bytesFrom, heldBytes, peakOf } from './measure/held-bytes.mjs';

const halfWay = {
  'mobilenet-v1': 'conv_pw_6_relu',
  resnet50: 'activation_22',
};
const tenLabels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const picture = await readPicture(
  fileURLToPath(new URL('../../assets/samples/chelsea.png', import.meta.url)),
);
await wasmAdapter({ threads: 1 }).prepare();
const held = heldBytes(tf.backend());

console.log(
  `Node ${process.versions.node}, tfjs ${tf.version_core}, wasm; MB above the weights and the input`,
);
console.log(
  `${'network'.padEnd(14)}${'feature layer'.padEnd(18)}classes  prediction     map   above  from there on    ratio`,
);
for (const [id, layer] of Object.entries(halfWay)) await measure(id, layer);

async function measure(id, layer) {
  const { model, spec, dispose } = await loadKnownModel(id);
  const x = preprocess(picture, spec);
  const prediction = await peakOf(held, () => predict(model, x));
  for (const [featureLayer, labels] of [
    [undefined, undefined],
    [undefined, tenLabels],
    [layer, undefined],
    [layer, tenLabels],
  ]) {
    const count = labels?.length ?? 1;
    if (count > (model.outputs[0].shape.at(-1) ?? 0)) continue;
    const explainer = await createExplainer(model, { featureLayer });
    const { result, map } = await peakOfMap(explainer, x, labels);
    const head = count * bytesFrom(model, result.featureLayer);
    print(id, result.featureLayer, count, prediction, map, head);
  }
  x.dispose();
  dispose();
}

async function peakOfMap(explainer, x, labels) {
  let result;
  const map = await peakOf(held, async () => {
    result = await explainer.explain(x, labels);
    await result.scoreMap.data();
    result.scoreMap.dispose();
  });
  return { result, map };
}

async function predict(model, x) {
  const output = tf.tidy(() => model.predict(tf.expandDims(x, 0)));
  await output.data();
  output.dispose();
}

function print(id, layer, classes, prediction, map, head) {
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  console.log(
    [
      id.padEnd(14) + layer.padEnd(18) + String(classes).padStart(7),
      megabytes(prediction).padStart(11),
      megabytes(map).padStart(7),
      megabytes(map - prediction).padStart(7),
      megabytes(head).padStart(15),
      ((map - prediction) / head).toFixed(2).padStart(7),
    ].join(' '),
  );
}
