// Times a prediction and a map in turns, so that a busy machine slows both, and prints medians and their ratio.
// With --check it fails where the ratio at the last layer is above the limit.
import { fileURLToPath } from 'node:url';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { preprocess } from '@gradcam/models';
import { loadKnownModel } from '@gradcam/models/node';
import * as tf from '@tensorflow/tfjs-core';

const limit = 1.25;
const rounds = 25;
const warmUp = 3;

const adapter = wasmAdapter();
await adapter.prepare();
const { model, spec, dispose } = await loadKnownModel('mobilenet-v1');
const picture = await adapter.readPicture(
  fileURLToPath(new URL('../../assets/samples/chelsea.png', import.meta.url)),
);
const x = preprocess(picture, spec);

console.log(`${spec.title}, ${adapter.name}, Node ${process.versions.node}, median of ${rounds}`);
console.log('feature layer      prediction       map    ratio');
const ratios = [];
for (const featureLayer of ['conv_pw_13_relu', 'conv_pw_11_relu', 'conv_pw_5_relu']) {
  const explainer = await createExplainer(model, { featureLayer });
  const times = { prediction: [], map: [] };
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const prediction = await timed(async () => {
      const output = tf.tidy(() => model.predict(tf.expandDims(x, 0)));
      await output.data();
      output.dispose();
    });
    const map = await timed(async () => {
      const { scoreMap } = await explainer.explain(x);
      await scoreMap.data();
      scoreMap.dispose();
    });
    if (round < warmUp) continue;
    times.prediction.push(prediction);
    times.map.push(map);
  }
  const [prediction, map] = [median(times.prediction), median(times.map)];
  ratios.push(map / prediction);
  const cells = [
    `${prediction.toFixed(0)} ms`.padStart(11),
    `${map.toFixed(0)} ms`.padStart(9),
    (map / prediction).toFixed(2).padStart(8),
  ];
  console.log(featureLayer.padEnd(18) + cells.join(' '));
}
x.dispose();
dispose();

if (process.argv.includes('--check') && ratios[0] > limit) {
  console.error(
    `A map at the last layer takes ${ratios[0].toFixed(2)} times as long as a prediction; at most ${limit} is allowed.`,
  );
  process.exit(1);
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
