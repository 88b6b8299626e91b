// Times a prediction and a map in turns, so that a busy machine slows both, and prints medians and their ratio.
// With --check it fails where a ratio is above its limit.
import { fileURLToPath } from 'node:url';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { readPicture } from '@gradcam/pictures/node';
import { createExplainer } from '@gradcam/core';
import { preprocess } from '@gradcam/models';
import { loadKnownModel } from '@gradcam/known-models';
import * as tf from '@tensorflow/tfjs-core';
import { median } from './measure/median.mjs';

// What is allowed, and what is compared.
const limits = { map: 0.9, labels: 0.5 };
const tenLabels = [285, 281, 282, 287, 904, 967, 872, 0, 500, 999];
const rounds = 25;
const warmUp = 3;

const adapter = wasmAdapter();
await adapter.prepare();
const { model, spec, dispose } = await loadKnownModel('mobilenet-v1');
const picture = await readPicture(
  fileURLToPath(new URL('../../assets/samples/chelsea.png', import.meta.url)),
);
const x = preprocess(picture, spec);

console.log(`${spec.title}, ${adapter.name}, Node ${process.versions.node}, median of ${rounds}`);
console.log('feature layer      prediction       map    ratio');
const ratios = [];
const predictions = [];
for (const featureLayer of ['conv_pw_13_relu', 'conv_pw_11_relu', 'conv_pw_5_relu']) {
  const explainer = await createExplainer(model, { featureLayer });
  const [prediction, map] = await inTurns(predict, () => explain(explainer));
  ratios.push(map / prediction);
  predictions.push(prediction);
  print(featureLayer, prediction, map);
}
console.log('labels, last layer         one       ten    ratio');
const explainer = await createExplainer(model);
const [one, ten] = await inTurns(
  () => explain(explainer, 285),
  () => explain(explainer, tenLabels),
);
print('1 and 10', one, ten);
x.dispose();
dispose();

if (process.argv.includes('--check')) {
  const isSlow = [
    ['A map at the last layer takes', ratios[0], limits.map],
    // Beside a map the quotient would rise whenever the map gets faster.
    ['Nine more labels take', (ten - one) / median(predictions), limits.labels],
  ].filter(([what, ratio, limit]) => {
    if (ratio > limit)
      console.error(
        `${what} ${ratio.toFixed(2)} times as long as a prediction; at most ${limit} is allowed.`,
      );
    return ratio > limit;
  });
  if (isSlow.length > 0) process.exit(1);
}

async function predict() {
  const output = tf.tidy(() => model.predict(tf.expandDims(x, 0)));
  await output.data();
  output.dispose();
}

async function explain(explainer, target) {
  const { scoreMap } = await explainer.explain(x, target);
  await scoreMap.data();
  scoreMap.dispose();
}

/** The medians of two things that are done in turns. */
async function inTurns(first, second) {
  const times = [[], []];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const pair = [await timed(first), await timed(second)];
    if (round >= warmUp) pair.forEach((time, index) => times[index].push(time));
  }
  return times.map(median);
}

function print(title, first, second) {
  const cells = [
    `${first.toFixed(0)} ms`.padStart(11),
    `${second.toFixed(0)} ms`.padStart(9),
    (second / first).toFixed(2).padStart(8),
  ];
  console.log(title.padEnd(18) + cells.join(' '));
}

async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
