// Lets `recommend` choose on one half of the scenes and judge on the other, and the other way around: npm run docs:sharp-halves, for docs/sharp.md.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { energyInBoxMetric } from '@gradcam/evaluate';
import { recommend } from '@gradcam/evaluate/recommend';
import { layersByResolution } from '@gradcam/core/measure';
import { knownScenes } from './known-scenes.mjs';
import { networks } from './networks.mjs';
import { openNetwork } from './open-network.mjs';
import { openScenes } from './scenes.mjs';
import { bin, run } from '../run/install.mjs';

const id = 'mobilenet-v1';
const most = 24;

await wasmAdapter({ threads: 1 }).prepare();
const opened = await openNetwork(id);
const { side, list } = networks[id];
const samples = [];
for await (const scene of knownScenes(opened, openScenes(side, list), most))
  samples.push({ x: opened.read(scene), label: scene.label, mask: scene.mask });
const options = {
  methods: ['grad-cam', 'hi-res-cam', 'layer-cam'],
  featureLayers: await layersByResolution(opened.model, { most: 2 }),
  metrics: [energyInBoxMetric],
  // More than all samples take: nothing is given up early.
  budget: { runs: 1e6 },
};
const halves = [];
let settings = 0;
for (const [chosenOn, list] of [
  ['the first half', samples],
  // The first sample, the third, … choose: moved by one, the halves change places.
  ['the second half', [...samples.slice(1), samples[0]]],
]) {
  const advice = await recommend(opened.network, list, options);
  const { setting, isBetter, sentence, ties } = advice;
  const said = JSON.stringify(setting);
  const rated = advice.settings.find((each) => JSON.stringify(each.setting) === said);
  const differences = Object.fromEntries(
    Object.entries(rated?.metrics ?? {}).map(([metric, { difference }]) => [metric, difference]),
  );
  settings = advice.settings.length;
  halves.push({ chosenOn, setting, isBetter, sentence, ties, differences });
  console.log(sentence, Math.round(process.cpuUsage().user / 1e6), 's');
}
for (const { x } of samples) x.dispose();
const file = fileURLToPath(new URL(`sharp/${id}-recommend.json`, import.meta.url));
writeFileSync(file, JSON.stringify({ samples: samples.length, settings, halves }));
run(bin('prettier'), ['--write', '--log-level=warn', file]);
