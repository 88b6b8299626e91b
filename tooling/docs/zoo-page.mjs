// Writes docs/zoo.md from the references of the zoo and the reports that `npm test` leaves; what they do not cover stays as it was.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { bin, root, run } from '../run/install.mjs';
import { markdownTable, mergeRows, readTable, unknown } from './markdown-table.mjs';
import { readZooReports } from './zoo-reports.mjs';

const page = `${root}docs/zoo.md`;
const zoo = `${root}packages/testing/nets/zoo`;
const old = existsSync(page) ? readFileSync(page, 'utf8') : '';
const results = readZooReports(`${root}output/test-reports`);
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const nets = readJson(`${zoo}/names.json`).map((name) => ({
  name,
  ...readJson(`${zoo}/${name}/reference.json`),
}));

const places = [...new Set(results.map(({ place }) => place))].sort();
const placeHead = ['backend', 'maps', 'largest difference', 'median', 'sentences', 'FAILED'];
const netHead = [
  'net',
  'shows',
  'made with',
  'feature layer',
  'explains',
  'layers model',
  'graph model',
];
const isListed = ([name]) => nets.some((net) => net.name === name);

writeFileSync(
  page,
  `# The zoo

${nets.length} networks as people make them, by Keras and TensorFlow.js' own converter, each as a layers model and as a graph model: small, with random weights, in
\`packages/testing/nets/zoo/\`. For each, the layers that are chosen must be those that an expert takes, the same in both formats, and the map that of TensorFlow in
float64; or there is a sentence that says why there is none. [How they are made](../tooling/reference/zoo/README.md). This page is written by \`npm run docs:zoo\` from
the reports of \`npm test\`; do not edit it.

## Backends

Differences are relative to the largest value of the true map. The tests let 1e-4 pass, 1e-3 on WebGL and WebGPU.

${markdownTable(placeHead, mergeRows(readTable(old, 'Backends'), places.map(placeRow)))}

## Networks

The numbers are the largest difference over all backends. The feature layer is that of the layers model.

${markdownTable(netHead, mergeRows(readTable(old, 'Networks').filter(isListed), nets.map(netRow)))}
`,
);
run(bin('prettier'), ['--write', '--log-level=warn', page]);

function placeRow(place) {
  const here = results.filter((result) => result.place === place);
  const failed = here.filter(({ passed }) => !passed).length;
  const differences = here
    .filter((result) => result.passed && result.difference !== undefined)
    .map(({ difference }) => difference)
    .sort((a, b) => a - b);
  const sentences = here.filter((result) => isRefused(result)).length;
  return [
    place,
    differences.length,
    exponent(differences.at(-1)),
    exponent(differences[Math.floor(differences.length / 2)]),
    sentences,
    failed,
  ];
}

function isRefused({ net, format, passed }) {
  const outcome = nets.find(({ name }) => name === net)?.formats[format];
  return passed && outcome !== undefined && 'code' in outcome;
}

function netRow({ name, shows, madeWith, inputs, formats, class: label }) {
  const { feature } = formats.layers.feature === undefined ? formats.graph : formats.layers;
  const shapes = inputs.map(({ shape }) => shape.slice(1).join(' x '));
  return [
    name,
    `${shows} (${shapes.join(' and ')})`,
    madeWith,
    feature === undefined ? '' : `\`${feature}\``,
    `class ${label}`,
    ...['layers', 'graph'].map((format) => cell(name, format, formats[format])),
  ];
}

function cell(name, format, outcome) {
  if (outcome.absent !== undefined) return `no file: ${outcome.absent}`;
  const seen = results.filter((result) => result.net === name && result.format === format);
  if (seen.length === 0) return unknown;
  if (seen.some(({ passed }) => !passed)) return 'FAILED';
  if (outcome.code !== undefined) return `\`${outcome.code}\`: … ${outcome.message} …`;
  return exponent(Math.max(...seen.map(({ difference = 0 }) => difference)));
}

function exponent(value) {
  return value === undefined ? unknown : value.toExponential(1);
}
