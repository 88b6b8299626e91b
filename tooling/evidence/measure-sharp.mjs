// Measures the preset "sharp" against the default: npm run docs:sharp measures every network, and writes the page. One network, or one part of it:
// npm run docs:sharp -- resnet50 place. Some metrics of a part again, beside the others that are there: npm run docs:sharp -- resnet50 use infidelity,stability
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import {
  evaluate,
  gridSamples,
  randomizedWeightsMetric,
  weightedLayerNames,
} from '@gradcam/evaluate';
import { knownObjects, knownScenes } from './known-scenes.mjs';
import { gridMetrics, placeMetrics, useMetrics } from './metrics.mjs';
import { networks } from './networks.mjs';
import { openNetwork } from './open-network.mjs';
import { openScenes } from './scenes.mjs';
import { others, settings } from './settings.mjs';
import { bin, run } from '../run/install.mjs';

/** The parts of the measurement, and how many samples each has. */
const parts = {
  place: {
    most: 30,
    metrics: () => placeMetrics,
    settings: { ...settings, ...others },
    samples: objects,
  },
  use: { most: 20, metrics: useMetrics, settings, samples: objects },
  grids: { most: 8, metrics: () => gridMetrics, settings, samples: grids },
  head: { most: 6, settings, samples: objects },
};

const [, , only, onlyPart, onlyMetrics] = process.argv;
const wanted = onlyMetrics?.split(',');
await wasmAdapter({ threads: 1 }).prepare();
for (const id of only === undefined ? Object.keys(networks) : [only])
  for (const part of onlyPart === undefined ? Object.keys(parts) : [onlyPart])
    await measurePart(id, part);
run(process.execPath, ['tooling/evidence/sharp-page.mjs']);

/** Sample after sample by each setting, so that what was measured stays where this is stopped. */
async function measurePart(id, part) {
  const { samples, most } = parts[part];
  const { side, list } = networks[id];
  const opened = await openNetwork(id);
  const measured = metricsOf(id, part, opened);
  // ONNX Runtime would copy changed weights anew each time.
  const network = part === 'head' ? opened.model : opened.network;
  const [kinds, centre] = [[], []];
  const found = foundBefore(id, part);
  for await (const { kind, ...sample } of samples(opened, openScenes(side, list), most)) {
    kinds.push(kind);
    centre.push(atCentre(sample.mask));
    for (const [name, explain] of comparedBy(id, part)) {
      const values = await measuredOf(network, sample, measured, {
        ...explain,
        reductionLayer: opened.reductionLayer,
      });
      for (const [metric, value] of values) ((found[name] ??= {})[metric] ??= []).push(value);
    }
    sample.x.dispose();
    console.log(id, part, kinds.length, `${Math.round(process.cpuUsage().user / 1e6)} s`);
    writeFileSync(fileOf(id, part), JSON.stringify({ kinds, centre, settings: found }));
  }
  run(bin('prettier'), ['--write', '--log-level=warn', fileOf(id, part)]);
}

/** The settings of a part, without those that need receptive fields where these are not known. */
function comparedBy(id, part) {
  const { isPlaced = true } = networks[id];
  return Object.entries(parts[part].settings).filter(
    ([, { placement }]) => isPlaced || placement === undefined,
  );
}

/** Whether the middle of the scene is part of the object: what a map of the centre would hit. */
function atCentre(mask) {
  if (mask === undefined) return null;
  const { data, width, height } = mask;
  return data[Math.floor(height / 2) * width + Math.floor(width / 2)];
}

/** The metrics of a part, or those of them that are asked for. */
function metricsOf(id, part, { model }) {
  const all =
    part === 'head'
      ? [
          randomizedWeightsMetric(model, {
            layers: networks[id].head ?? weightedLayerNames(model).slice(0, 1),
          }),
        ]
      : parts[part].metrics(networks[id].range);
  return all.filter(({ name }) => wanted?.includes(name) ?? true);
}

/** What is there, but for the metrics that are measured again. */
function foundBefore(id, part) {
  if (wanted === undefined) return {};
  const { settings: before } = JSON.parse(readFileSync(fileOf(id, part), 'utf8'));
  for (const values of Object.values(before)) for (const name of wanted) values[name] = [];
  return before;
}

function fileOf(id, part) {
  return fileURLToPath(new URL(`sharp/${id}-${part}.json`, import.meta.url));
}

/** The values of one sample; null where a metric has none. */
async function measuredOf(network, sample, metrics, explain) {
  const { reductionLayer } = explain;
  const { metrics: measured, problems } = await evaluate(network, [sample], {
    metrics,
    explain,
    reductionLayer,
  });
  for (const { metric, sentence } of problems) console.log(`${metric}: ${sentence}`);
  return Object.entries(measured).map(
    ([
      name,
      {
        values: [value],
      },
    ]) => [name, value === undefined ? null : Number(value.toPrecision(4))],
  );
}

/** One sample for each cut-out. */
async function* objects(opened, scenes, most) {
  for await (const { kind, label, mask, box, ...scene } of knownScenes(opened, scenes, most))
    yield { kind, x: opened.read(scene), label, mask, box };
}

/** Grids of four cut-outs of different classes, and one sample for each of them. */
async function* grids(opened, scenes, most) {
  let count = 0;
  let cells = [];
  for await (const object of knownObjects(opened, scenes)) {
    if (count === most) return;
    if (cells.some(({ label }) => label === object.label)) continue;
    cells.push({ x: opened.read(await scenes.whole(object)), label: object.label });
    if (cells.length < 4) continue;
    const samples = gridSamples(cells);
    for (const { x, ...sample } of samples) yield { kind: 'grid', x: x.clone(), ...sample };
    samples[0].x.dispose();
    for (const { x } of cells) x.dispose();
    cells = [];
    count += 1;
  }
}
