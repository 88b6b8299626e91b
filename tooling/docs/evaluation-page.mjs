// Writes docs/evaluation.md and its figures: npm run docs:evaluation, minutes. With names of parts (shapes, flat, grids, marks, composites)
// only these are measured again; with --page none is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '@tensorflow/tfjs-layers';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { readNets, readOurs, readPeers } from './evaluation/committed.mjs';
import { paintFigures } from './evaluation/figures-of-page.mjs';
import { measure } from './evaluation/measure.mjs';
import { partNames } from './evaluation/open-part.mjs';
import { evaluationPage } from './evaluation/page.mjs';
import { readPhoto } from './evaluation/read-photo.mjs';
import { bin, root, run } from '../run/install.mjs';

const asked = process.argv.slice(2);
const measuredParts = asked.includes('--page') ? [] : asked.length > 0 ? asked : partNames;
const unknown = measuredParts.find((name) => !partNames.includes(name));
if (unknown !== undefined)
  throw new Error(`there is no part "${unknown}", expected ${partNames.join(', ')} or --page`);

// Networks as small as these gain nothing from a second thread.
await wasmAdapter({ threads: 1 }).prepare();
const nets = readNets();
const photo = await readPhoto(nets.photo);
for (const part of measuredParts) {
  const found = await measure(part, nets, photo, (method) => console.log(part, method));
  const cases = found.cases.map((each) => JSON.stringify(each)).join(',\n');
  const { chance } = found;
  writeFileSync(
    join(root, `tooling/docs/evaluation/reference/ours-${part}.json`),
    `{"part":"${part}","chance":${JSON.stringify(chance)},"cases":[\n${cases}\n]}\n`,
  );
}
const folder = join(root, 'docs/pictures/evaluation');
mkdirSync(folder, { recursive: true });
await paintFigures(nets, photo, folder);

const page = join(root, 'docs/evaluation.md');
const data = partNames.map((part) => [part, { ours: readOurs(part), peers: readPeers(part) }]);
writeFileSync(page, evaluationPage(nets, Object.fromEntries(data)));
run(bin('prettier'), ['--write', '--log-level=warn', page]);
