// Writes docs/methods.md: the methods' own cards, their differences from the report that `npm test` leaves.
import { readFileSync, writeFileSync } from 'node:fs';
import { methods } from '@gradcam/core/methods';
import { bin, root, run } from '../run/install.mjs';
import { leftOfHead, randomisedHeads } from './left-of-head.mjs';

const page = `${root}docs/methods.md`;
const tests = ['node', 'alone'].flatMap((project) => {
  const report = readFileSync(`${root}output/test-reports/${project}.json`, 'utf8');
  return JSON.parse(report).testResults.flatMap(({ assertionResults }) => assertionResults);
});

/** What is done to the map of any method, and so is none. */
const smoothings = [
  {
    name: 'eigen-smooth',
    title: 'Eigen smoothing',
    paper: 'pytorch-grad-cam',
    call: 'eigenSmooth',
    formula: 'w A, projected on its first principal component',
    departures: 'the sign is that of the map which is smoothed; libraries are compared with theirs',
    ofAny: true,
  },
  {
    name: 'averaged-map',
    title: 'Averages: mirrored, scaled, noisy',
    paper: 'pytorch-grad-cam',
    call: 'averagedMap',
    formula: 'the mean of the maps',
    departures: 'none; noise is seeded and the same on every backend',
    ofAny: true,
  },
];
const rows = [...Object.values(methods), ...smoothings];

/** `layer-cam` is `layerCamMethod`, where a card does not say otherwise. */
const callOf = ({ name, call }) =>
  call ?? `${name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())}Method`;

/** Small nets on the cpu backend, MobileNet V1 on wasm. */
const placeOf = ({ fullName }) =>
  fullName.startsWith('the backend cpu ')
    ? 'cpu'
    : fullName.startsWith('MobileNet V1 on wasm ')
      ? 'wasm'
      : undefined;

// row -> theirs -> what was seen
const seen = new Map(rows.map((row) => [row, new Map()]));
for (const test of tests) {
  const { difference, comparison } = test.meta?.recorded ?? {};
  const place = placeOf(test);
  if (comparison === undefined || place === undefined) continue;
  if (test.status !== 'passed')
    throw new Error(`methods-page: this test has failed: ${test.fullName}`);
  const row = rows.find(({ name }) => name === comparison.method);
  if (row === undefined) throw new Error(`methods-page: there is no method ${comparison.method}`);
  const { theirs, because } = comparison;
  // The option stands in the place of the method's name.
  const name = row.ofAny ? theirs.replace(/ \S+/, '') : theirs;
  const entry = seen.get(row).get(name) ?? { because, cpu: [], wasm: [] };
  entry[place].push(comparison.difference ?? difference);
  seen.get(row).set(name, entry);
}

/** Upwards, to one digit: 4e-7. */
function bound(value) {
  if (value === 0) return '0';
  const power = Math.floor(Math.log10(value));
  const digit = Math.ceil(value / 10 ** power - 1e-9);
  return digit === 10 ? `1e${power + 1}` : `${digit}e${power}`;
}

const percent = (value) => `${(100 * value).toPrecision(2)} %`;

function cell(row, place) {
  const entries = [...seen.get(row)].filter(([, { [place]: found }]) => found.length > 0);
  const same = entries.filter(([, { because }]) => because === undefined);
  const byBound = same.map(([name, { [place]: found }]) => `${name} ${bound(Math.max(...found))}`);
  return byBound.length === 0 ? '-' : byBound.join('; ');
}

const table = (head, rows) => [
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((cells) => `| ${cells.map((each) => each.replaceAll('|', '\\|')).join(' | ')} |`),
];

const wrong = rows.flatMap((row) =>
  [...seen.get(row)].flatMap(([name, { because, cpu, wasm }]) => {
    if (because === undefined) return [];
    const all = [...cpu, ...wasm];
    return [
      [
        name,
        `\`${callOf(row)}\``,
        because,
        `${percent(Math.min(...all))} to ${percent(Math.max(...all))}`,
      ],
    ];
  }),
);
const leftOut = new Set(
  tests
    .filter((test) => placeOf(test) === 'cpu')
    .flatMap(({ meta }) => meta?.recorded?.leftOut ?? []),
);

writeFileSync(
  page,
  `# Methods

Every method of \`@gradcam/core\`, its formula and what it was compared with. A is an activation at place i of channel k, G the gradient of the
score S in it; the map is what the formula says before its ReLU. Presets (\`matlab\`, \`paper\`, \`pytorch-grad-cam\`, \`torch-cam\`,
\`tf-keras-vis\`, \`captum\`, \`xplique\`) do what a library does around a method; a library's maps are compared under its preset. \`sharp\` is of no library: it multiplies
the maps of two layers, and [a page of its own](sharp.md) says what that gains.

A number is the largest difference that the tests have seen, relative to the largest value of the reference: "formula" is the method in
float64 (\`tooling/reference/peers/formulas.py\`), a library's name its own output for the same small nets with the same weights, on
the cpu backend; then for MobileNet V1 and a photo, on wasm. The tests let 1e-5 pass against a formula and 1e-4 against a library
(Shapley-CAM 1e-4 against either). grad-cam 1.5.7, torchcam 0.5.0, captum 0.9.0, tf-keras-vis 0.8.7, xplique 2.0.2.

${table(
  [
    'method',
    'name',
    'export',
    'formula',
    'small nets, cpu',
    'MobileNet V1, wasm',
    'departures',
    'left by a randomised head',
  ],
  rows.map((row) => [
    `${row.title} (${row.paper})`,
    row.ofAny ? '-' : `\`${row.name}\``,
    `\`${callOf(row)}\``,
    `\`${row.formula}\``,
    cell(row, 'cpu'),
    cell(row, 'wasm'),
    row.departures,
    leftOfHead(row.name),
  ]),
).join('\n')}

The last column says what the map has to do with the answer (Adebayo 2018): the rank correlation of the map with that of the same network whose head, \`${randomisedHeads.head}\` of MobileNet V1, has its weights shuffled, the mean over
${randomisedHeads.pictures.length} pictures and ${randomisedHeads.seeds.length} seeds. Near 0 the map follows the network; at 1 it stays as it is, whatever the network answers, and explains features, not the class. A map that becomes 0 everywhere counts as 0. Random CAM stays because it draws the same weights each time. Methods that run the network once for each channel took
${randomisedHeads.topChannels} of them; SS-CAM and IS-CAM run it for each of these ten times, and were left out. The numbers are those of \`npm run docs:randomised\`; [how to measure your own](evaluate.md); [how much of each map lies where the network looks](evaluation.md), where that is known.

Eigen smoothing and averages are libraries' options: the option stands in the place of the method's name.

## Where a library is wrong

These are compared with their formula in float64 above; the tests show that the library's numbers are others.

${table(['library', 'ours', 'why', 'difference'], wrong).join('\n')}

## What is not compared

${[...leftOut].map((reason) => `- ${reason}`).join('\n')}

This page is written by \`npm run docs:methods\` from the report of \`npm test\`.
`,
);
run(bin('prettier'), ['--write', '--log-level=warn', page]);
