// npm run bench -- growth: how time and memory of a map grow with the pictures in a call, the classes, the size of the picture and the depth of the cut, on wasm with one thread; writes docs/growth.md and its pictures.
// Time is that of the processor, which depends little on what else the machine does: medians of --rounds, the points of a line in turns.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess } from '@gradcam/models';
import { readPicture } from '@gradcam/pictures/node';
import * as tf from '@tensorflow/tfjs-core';
import { growths } from './growth/growths.mjs';
import { growthPage } from './growth/growth-page.mjs';
import { heldBytes, peakOf } from './measure/held-bytes.mjs';
import { median } from './measure/median.mjs';
import { bin, root, run } from '../run/install.mjs';

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    // Only these, beside what was measured of the others before.
    only: { type: 'string', default: growths.map(({ name }) => name).join(',') },
  },
});
const measuredFile = fileURLToPath(new URL('growth/measured.json', import.meta.url));
const sample = fileURLToPath(new URL('../../assets/samples/chelsea.png', import.meta.url));
await wasmAdapter({ threads: 1 }).prepare();
const held = heldBytes(tf.backend());
const { model, spec } = await loadKnownModel('mobilenet-v1');
const x = tf.expandDims(preprocess(await readPicture(sample), spec), 0);
const measured = JSON.parse(readFileSync(measuredFile, 'utf8'));
for (const growth of growths.filter(({ name }) => given.only.split(',').includes(name)))
  measured[growth.name] = await measure(growth);
const machine = `${cpus()[0].model}, Node ${process.versions.node}, tfjs ${tf.version_core}`;
Object.assign(measured, { date: new Date().toISOString().slice(0, 10), machine });
writeFileSync(measuredFile, JSON.stringify(measured));
growthPage(measured);
run(bin('prettier'), ['--write', '--log-level=warn', measuredFile, `${root}docs/growth.md`]);

/** Of each point: what there is of it, milliseconds, and bytes above the weights and the input. */
async function measure({ name, at, amount, open }) {
  const points = [];
  for (const place of at) points.push({ place, work: await open(model, x, place) });
  const bytes = [];
  for (const { work } of points) bytes.push(await peakOf(held, work.make));
  const times = points.map(() => []);
  for (let round = 0; round < Number(given.rounds); round += 1)
    for (const [index, { work }] of points.entries()) times[index].push(await timeOf(work.make));
  for (const { work } of points) work.dispose();
  return points.map(({ place }, index) => {
    const point = {
      place,
      amount: amount(model, place),
      milliseconds: Math.round(10 * median(times[index])) / 10,
      bytes: bytes[index],
    };
    console.log(name, place, `${point.milliseconds} ms`, `${(point.bytes / 1e6).toFixed(1)} MB`);
    return point;
  });
}

async function timeOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
