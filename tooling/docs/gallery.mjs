// Writes docs/gallery.md and its pictures from the sample photos, on wasm: npm run docs:gallery, a few minutes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import '@tensorflow/tfjs-layers';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { readPicture } from '@gradcam/pictures/node';
import { deepFeatureFactorization, explainBy, fuseLayers, gradCAM, presets } from '@gradcam/core';
import { layerCamMethod, mapNames, methods } from '@gradcam/core/methods';
import { deeplabV3, preprocess } from '@gradcam/models';
import { fetchModel, loadKnownModel } from '@gradcam/known-models';
import { loadModelFolder } from '@gradcam/models/node';
import {
  blendClasses,
  boxesOf,
  describeHeat,
  drawBoxes,
  maskAbove,
  overlay,
  signedLooks,
  thresholdOfMaximum,
} from '@gradcam/render';
import { bin, root, run } from '../run/install.mjs';
import { markdownTable } from './markdown-table.mjs';

const folder = join(root, 'docs/pictures/gallery');
const page = join(root, 'docs/gallery.md');
// A run of the network for each of 1024 channels would take minutes for each photo.
const fewChannels = 32;
const shown = [
  { name: 'chelsea', title: 'Egyptian cat', label: 285 },
  { name: 'coffee', title: 'espresso', label: 967 },
  { name: 'camera', title: 'tripod', label: 872 },
];

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await wasmAdapter().prepare();
const { model, spec, dispose } = await loadKnownModel('mobilenet-v1');
const photos = await Promise.all(
  shown.map(async (photo) => {
    const picture = await readPicture(join(root, `assets/samples/${photo.name}.png`));
    return { ...photo, picture, x: preprocess(picture, spec) };
  }),
);
const [cat] = photos;

const sections = [
  await byMethod(),
  await byPreset(),
  await byEvidence(),
  await byLayer(),
  await byDrawing(),
  await byRegion(),
];
writeFileSync(
  page,
  `# Gallery

The sample photos, explained on wasm. Everything but the last part is MobileNet V1 1.0, at \`conv_pw_13_relu\` where nothing else is said. What is cold is the photo in near gray, yellow is hot, and a line runs around what is hotter than half;
each map is scaled by its own range. Made by \`npm run docs:gallery\`. The photos are CC0, credited in [assets/samples](../assets/samples/CREDITS.md).

${sections.join('\n\n')}
`,
);
run(bin('prettier'), ['--write', '--log-level=warn', page]);
dispose();

async function byMethod() {
  const rows = [];
  for (const method of mapNames) {
    const topChannels = 'ofTopChannels' in methods[method] ? fewChannels : undefined;
    const cells = [];
    for (const { name, picture, x, label, title } of photos) {
      const { scoreMap } = await explainBy(method, model, x, label, { topChannels });
      const scores = await read(scoreMap);
      cells.push(await cell(`${method}-${name}`, title, overlay(picture, scores), scores));
    }
    rows.push([`\`${method}\``, ...cells]);
  }
  const head = ['', ...photos.map(({ title }) => title)];
  return section(
    'Methods',
    `Each by its name in \`explainBy\`, \`gradcam --method\` and the page. ${named(({ usesClass }) => !usesClass)} know no class. Methods that run the network for each channel (${named((method) => 'ofTopChannels' in method)}) try the ${fewChannels} that vary most.`,
    head,
    rows,
  );
}

function named(is) {
  return mapNames
    .filter((name) => is(methods[name]))
    .map((name) => `\`${name}\``)
    .join(', ');
}

async function byPreset() {
  const cells = [];
  for (const [preset, { sign }] of Object.entries(presets)) {
    const { scoreMap } = await gradCAM(model, cat.x, cat.label, { preset });
    const scores = await read(scoreMap);
    cells.push([preset, await cell(`preset-${preset}`, preset, painted(scores, sign), scores)]);
  }
  return gallery(
    'Presets',
    'Grad-CAM with the score, order, scaling and resizing of other libraries. captum keeps the sign: blue is evidence against the class, vermilion for it. torch-cam and captum leave the map at 7 x 7.',
    cells,
  );
}

async function byEvidence() {
  const cells = [];
  for (const [label, title] of [
    [285, 'Egyptian cat'],
    [281, 'tabby'],
  ]) {
    for (const sign of ['positive', 'negative', 'absolute', 'signed']) {
      const { scoreMap } = await gradCAM(model, cat.x, label, { sign, score: 'logit' });
      const scores = await read(scoreMap);
      const name = `sign-${sign}-${label}`;
      cells.push([`${title}, ${sign}`, await cell(name, title, painted(scores, sign), scores)]);
    }
  }
  return gallery('Evidence', 'The evidence for a class, against it, either way, and both.', cells);
}

async function byLayer() {
  const cells = [];
  const add = async (title, name, scoreMap) => {
    const scores = await read(scoreMap);
    cells.push([title, await cell(name, title, painted(scores), scores)]);
  };
  const layers = ['conv_pw_5_relu', 'conv_pw_11_relu', 'conv_pw_13_relu'];
  const options = { method: layerCamMethod, score: 'logit' };
  for (const featureLayer of layers) {
    const { scoreMap } = await gradCAM(model, cat.x, cat.label, { ...options, featureLayer });
    await add(featureLayer, `layer-${featureLayer}`, scoreMap);
  }
  for (const fusion of ['mean', 'max', 'layer-cam']) {
    const all = { ...options, featureLayers: layers, fusion };
    const { scoreMap } = await fuseLayers(model, cat.x, cat.label, all);
    await add(`all three, ${fusion}`, `fusion-${fusion}`, scoreMap);
  }
  return gallery('Layers and their fusion', 'LayerCAM at three layers, and fused.', cells);
}

async function byDrawing() {
  const found = await gradCAM(model, cat.x, [285, 281], { score: 'logit' });
  const [first, second] = await readAll(found.scoreMap);
  const blended = blendClasses(cat.picture, [
    { label: 'Egyptian cat', scores: first },
    { label: 'tabby', scores: second },
  ]);
  const { picture, x, label } = photos[1];
  const scores = await read((await gradCAM(model, x, label)).scoreMap);
  const [largest] = boxesOf(maskAbove(scores, thresholdOfMaximum(scores)));
  const boxed = drawBoxes(picture, [largest]);
  const { conceptMaps, concepts, conceptScores } = await deepFeatureFactorization(model, cat.x, {
    concepts: 3,
  });
  concepts.dispose();
  conceptScores?.dispose();
  const factors = await readAll(conceptMaps);
  const three = blendClasses(
    cat.picture,
    factors.map((each, index) => ({ label: `concept ${index + 1}`, scores: each })),
  );
  return gallery('Drawn otherwise', 'What else a map can become.', [
    [
      'two classes: Egyptian cat orange, tabby blue',
      await cell('classes', 'two classes', blended, first),
    ],
    [
      'the box of the paper: around the largest part above 15 % of the maximum',
      await cell('box', 'box', boxed, scores),
    ],
    [
      'deep feature factorisation: three concepts',
      await cell('concepts', 'concepts', three, factors[0]),
    ],
  ]);
}

async function byRegion() {
  const { model: deeplab } = await loadModelFolder(
    join(await fetchModel(deeplabV3), deeplabV3.source.files?.[0] ?? 'model.json'),
  );
  const x = preprocess(cat.picture, deeplabV3);
  const cells = [];
  for (const [title, region] of [
    ['all pixels', 'all'],
    ['pixels predicted as cat', 'predicted'],
    ['one pixel, at the nose', { pixel: [41, 37] }],
  ]) {
    const { scoreMap } = await gradCAM(
      deeplab,
      x,
      { label: 8, region },
      { reductionLayer: 'ResizeBilinear_2' },
    );
    const scores = await read(scoreMap);
    cells.push([title, await cell(`region-${cells.length}`, title, painted(scores), scores)]);
  }
  x.dispose();
  deeplab.dispose();
  return gallery(
    'Pixel classification',
    'Seg-Grad-CAM of the cat on DeepLab v3, at `concat_projection/Relu`.',
    cells,
  );
}

function painted(scores, sign = 'positive') {
  return sign === 'signed'
    ? overlay(cat.picture, scores, signedLooks.default)
    : overlay(cat.picture, scores);
}

/** Writes a picture and gives the cell that shows it; the words are for people who do not see it. */
async function cell(name, title, { data, width, height }, scores) {
  const raw = { width, height, channels: 4 };
  await sharp(Buffer.from(data.buffer, data.byteOffset, data.length), { raw })
    .removeAlpha()
    .resize({ width: 224 })
    .jpeg({ quality: 75, mozjpeg: true })
    .toFile(join(folder, `${name}.jpg`));
  const { text } = describeHeat(scores, { threshold: thresholdOfMaximum(scores, 0.5) });
  return `![${title}: ${text}](pictures/gallery/${name}.jpg)`;
}

async function read(scoreMap) {
  const [height, width] = scoreMap.shape;
  const data = await scoreMap.data();
  scoreMap.dispose();
  return { data, width, height };
}

/** `[K, height, width]` as K maps. */
async function readAll(maps) {
  const parts = tf.unstack(maps);
  maps.dispose();
  return Promise.all(parts.map(read));
}

/** Titled pictures, four in a row. */
function gallery(heading, text, cells) {
  const rows = [];
  for (let from = 0; from < cells.length; from += 4) {
    const row = cells.slice(from, from + 4);
    rows.push(
      row.map(([title]) => title),
      row.map(([, picture]) => picture),
    );
  }
  return section(heading, text, rows[0], rows.slice(1));
}

function section(heading, text, head, rows) {
  const columns = head.length;
  const full = rows.map((row) => [...row, ...Array(columns - row.length).fill('')]);
  return `## ${heading}\n\n${text}\n\n${markdownTable(head, full)}`;
}
