// Writes docs/looks.md and its two sheets from twelve photos, on wasm: npm run docs:looks, a minute.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '@tensorflow/tfjs-layers';
import { expandDims } from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { gradCAM } from '@gradcam/core';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess, topClasses } from '@gradcam/models';
import { looks, montage, overlay, signedLooks, viridis } from '@gradcam/render';
import { bin, root, run } from '../run/install.mjs';
import { markdownTable } from './markdown-table.mjs';

const folder = join(root, 'docs/pictures/looks');
const page = join(root, 'docs/looks.md');
const side = 160;
const samples = join(root, 'assets/samples');
const others = join(root, 'tooling/docs/looks');
/** Warm, dark red, gray, of many colours, bright, dark: what heat may have to show on. */
const photos = [
  ['chelsea.png', 'warm colours'],
  ['coffee.png', 'dark red'],
  ['camera.png', 'gray'],
  ['dog.jpg', 'an object that fills the picture'],
  ['dog-and-cat.jpg', 'two objects'],
  ['astronaut.jpg', 'bright and dark side by side'],
  ['fig.jpg', 'a red object'],
  ['brushes.jpg', 'all colours at once'],
  ['alp.jpg', 'sky, snow and grass'],
  ['dandelion.jpg', 'a small object on a dark ground'],
  ['dog.jpg', 'snow: nearly white, without contrast', { slope: 0.35, offset: 160 }],
  ['chelsea.png', 'night: a quarter of the light', { slope: 0.25, offset: 0 }],
];
const designs = { ...looks, viridis: { ...looks.default, colormap: viridis } };

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await wasmAdapter().prepare();
const { model, spec, classNames, dispose } = await loadKnownModel('mobilenet-v1');
const rows = [];
for (const [file, about, light] of photos) {
  const isSample = existsSync(join(samples, file));
  const picture = await read(join(isSample ? samples : others, file), light);
  const { name, scores, signed } = await explained(picture);
  rows.push({
    words: [`${rows.length + 1}`, about, name],
    painted: [picture, ...Object.values(designs).map((look) => overlay(picture, scores, look))],
    signed: [picture, ...Object.values(signedLooks).map((look) => overlay(picture, signed, look))],
  });
}
dispose();
await sheet(
  'first',
  rows.slice(0, 6).map(({ painted }) => painted),
);
await sheet(
  'second',
  rows.slice(6).map(({ painted }) => painted),
);
await sheet(
  'signed',
  [1, 5, 10, 11].map((row) => rows[row].signed),
);
writeFileSync(page, text());
run(bin('prettier'), ['--write', '--log-level=warn', page]);

function text() {
  const columns = (names) =>
    ['the photo', ...Object.keys(names).map((name) => `\`${name}\``)].join(', ');
  return `# Looks

Each design on twelve photos, by \`npm run docs:looks\`: the looks of [@gradcam/render](../packages/render/README.md#looks), and the default in \`viridis\`. Grad-CAM of what MobileNet V1 is
surest of, at the default layer. [Why the default is what it is](decisions/022-the-default-look.md).

From left to right: ${columns(designs)}.

![Six photos in a row each, beside them the same map in seven designs](pictures/looks/first.webp)

![Six more photos in the same designs](pictures/looks/second.webp)

${markdownTable(
  ['row', 'what it tries', 'class'],
  rows.map(({ words }) => words),
)}

Maps with two signs, of rows 2, 6, 11 and 12. From left to right: ${columns(signedLooks)}.

![Four photos in a row each, beside them their signed map in six looks](pictures/looks/signed.webp)

The photos are credited in [assets/samples](../assets/samples/CREDITS.md) and [tooling/docs/looks](../tooling/docs/looks/CREDITS.md).
`;
}

async function read(path, { slope, offset } = { slope: 1, offset: 0 }) {
  const { data, info } = await sharp(path)
    .resize(2 * side, 2 * side, { fit: 'cover' })
    .toColourspace('srgb')
    .removeAlpha()
    .linear(slope, offset)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
}

/** The name of the class that the network is surest of, and its map with and without the evidence against it. */
async function explained(picture) {
  const x = preprocess(picture, spec);
  const batch = expandDims(x, 0);
  const output = model.predict(batch);
  const [{ index, name }] = topClasses(await output.data(), classNames, 1);
  const map = async (sign) => {
    const { scoreMap } = await gradCAM(model, x, index, { sign, score: 'logit' });
    const [height, width] = scoreMap.shape;
    const scores = { data: await scoreMap.data(), width, height };
    scoreMap.dispose();
    return scores;
  };
  const scores = await map('positive');
  const signed = await map('signed');
  for (const tensor of [x, batch, output]) tensor.dispose();
  return { name: name.split(',')[0], scores, signed };
}

async function sheet(name, pictures) {
  const { data, width, height } = montage(pictures.flat(), { columns: pictures[0].length, gap: 6 });
  await sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .resize({ width: Math.round(width / 2) })
    .webp({ quality: 78 })
    .toFile(join(folder, `${name}.webp`));
}
