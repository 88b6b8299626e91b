// Measures what is left of each method's map when the network's head forgets its weights, for docs/methods.md: npm run docs:randomised writes
// randomised-heads.json beside this file.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-layers';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { explainBy } from '@gradcam/core';
import { mapNames, methods as known } from '@gradcam/core/methods';
import { evaluate, randomizedWeightsMetric } from '@gradcam/evaluate';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess } from '@gradcam/models';
import { readPicture } from '@gradcam/pictures/node';
import { bin, root, run } from '../run/install.mjs';

const network = 'mobilenet-v1';
/** The convolution that is its classifier: all that lies behind the last features. */
const head = 'conv_preds';
const pictures = ['chelsea.png', 'coffee.png', 'dog.jpg'];
const seeds = [0, 1];
/** Of methods that run the network once for each channel: the first of 1024. */
const topChannels = 32;
/** These run it for each of those ten times, and weigh as Score-CAM does. */
const leftOut = ['ss-cam', 'is-cam'];
const page = fileURLToPath(new URL('randomised-heads.json', import.meta.url));

await wasmAdapter().prepare();
const { model, spec, dispose } = await loadKnownModel(network);
const samples = [];
for (const file of pictures) {
  const picture = await readPicture(`${root}assets/samples/${file}`);
  samples.push({ x: preprocess(picture, spec) });
}
const metrics = seeds.map((seed) => ({
  ...randomizedWeightsMetric(model, { layers: [head], seed }),
  name: `seed ${seed}`,
}));

/** The rank correlation with the map of the trained network, over pictures and seeds. */
async function leftOf(method) {
  const { metrics: found, problems } = await evaluate(model, samples, {
    metrics,
    explain: async (x, index) => {
      const options = known[method].ofTopChannels === undefined ? {} : { topChannels };
      return (await explainBy(method, model, x, index, options)).scoreMap;
    },
  });
  if (problems.length > 0) throw new Error(`${method}: ${problems[0].sentence}`);
  const values = Object.values(found).flatMap((each) => each.values);
  const round = (value) => Number(value.toFixed(3));
  return {
    mean: round(values.reduce((sum, value) => sum + value, 0) / values.length),
    least: round(Math.min(...values)),
    most: round(Math.max(...values)),
  };
}

const methods = {};
for (const name of mapNames.filter((each) => !leftOut.includes(each))) {
  methods[name] = await leftOf(name);
  console.log(name, methods[name]);
}
for (const { x } of samples) x.dispose();
dispose();
writeFileSync(page, JSON.stringify({ network, head, pictures, seeds, topChannels, methods }));
run(bin('prettier'), ['--write', '--log-level=warn', page]);
