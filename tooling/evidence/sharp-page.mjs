// Writes docs/sharp.md from what `npm run docs:sharp` measured.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { randomizedWeightsMetric } from '@gradcam/evaluate';
import { markdownTable } from '../docs/markdown-table.mjs';
import { bin, root, run } from '../run/install.mjs';
import { compare, verdict } from './compare.mjs';
import { gridMetrics, placeMetrics, useMetrics } from './metrics.mjs';
import { networks } from './networks.mjs';
import { readHalves, readSharp } from './read-sharp.mjs';
import { others } from './settings.mjs';

const number = (value) => value.toFixed(3).replace('-0.000', '0.000');
const interval = ({ low, high }) => `${number(low)} to ${number(high)}`;
const known = Object.keys(networks)
  .map((id) => ({ id, title: networks[id].known.title, parts: readSharp(id) }))
  .filter(({ parts }) => Object.keys(parts).length > 0);

/** The metrics of each part; the randomised head is measured on the model itself, which is not needed here. */
const metricsOf = {
  place: placeMetrics,
  grids: gridMetrics,
  use: useMetrics(),
  head: [{ ...randomizedWeightsMetric({ layers: [] }), name: 'randomized-weights-cascading' }],
};
const titles = { head: 'Randomised head' };

/** All that was measured of both settings: network, part, metric and what `compare` says. */
export function comparisons() {
  return known.flatMap(({ id, title, parts }) =>
    Object.entries(parts).flatMap(([part, { settings }]) =>
      metricsOf[part].flatMap(({ name, card }) => {
        const [sharp, plain] = [settings.sharp?.[name], settings.default?.[name]];
        if (sharp === undefined || plain === undefined) return [];
        const found = compare(sharp, plain, part === 'grids' ? 4 : 1);
        if (found === undefined) return [];
        return [
          {
            id,
            network: title,
            part,
            name,
            metric: titles[part] ?? card.title,
            better: card.better,
            ...found,
          },
        ];
      }),
    ),
  );
}

function mainTable(id) {
  const marks = { better: '**sharp**', worse: '**default**', even: 'neither' };
  return markdownTable(
    ['metric', 'better', 'scenes', 'default', 'sharp', 'difference', '95 %', 'better of both'],
    comparisons()
      .filter((each) => each.id === id)
      .map(({ metric, better, count, ours, theirs, difference }) => [
        metric,
        better,
        String(count),
        `${number(theirs.mean)} (${interval(theirs)})`,
        `${number(ours.mean)} (${interval(ours)})`,
        number(difference.mean),
        interval(difference),
        marks[verdict(difference, better)],
      ]),
  );
}

/** What `sharp` could have been, by where the object lies, as differences from `sharp`; and what the centre of the picture hits. */
function variantRows() {
  return known.flatMap(({ title, parts: { place } }) => {
    if (place === undefined) return [];
    const { settings, centre } = place;
    const cells = (name) =>
      placeMetrics.slice(0, 3).map((metric) => {
        const found = compare(settings[name][metric.name], settings.sharp[metric.name]);
        const { mean } = found.ours;
        return name === 'sharp'
          ? number(mean)
          : `${number(mean)}; ${number(found.difference.mean)} (${interval(found.difference)})`;
      });
    const hits = compare(centre, settings.sharp[placeMetrics[0].name]);
    return [
      ...['sharp', ...Object.keys(others)]
        .filter((name) => name in settings)
        .map((name) => [title, name, ...cells(name)]),
      [
        title,
        'the centre of the picture',
        `${number(hits.ours.mean)}; ${number(hits.difference.mean)} (${interval(hits.difference)})`,
        '–',
        '–',
      ],
    ];
  });
}

/** Hits of the hottest point, by whether the object is alone. */
function kindRows() {
  const [pointing] = placeMetrics;
  return known.flatMap(({ title, parts: { place } }) =>
    ['alone', 'among'].flatMap((kind) => {
      if (place === undefined) return [];
      const of = (values) => values.filter((_, index) => place.kinds[index] === kind);
      const { default: plain, sharp } = place.settings;
      const found = compare(of(sharp[pointing.name]), of(plain[pointing.name]));
      const centre = compare(of(place.centre), of(place.centre));
      if (found === undefined) return [];
      return [
        [
          title,
          kind === 'alone' ? 'alone' : 'among three others',
          String(found.count),
          number(found.theirs.mean),
          number(found.ours.mean),
          number(centre.ours.mean),
        ],
      ];
    }),
  );
}

function halvesText() {
  const halves = readHalves();
  if (halves === undefined) return '';
  const said = ({ method, score, featureLayers, fusion }) =>
    `\`${method}\`, ${score}, ${featureLayers.map((layer) => `\`${layer}\``).join(' and ')}${fusion === undefined ? '' : `, ${fusion}`}`;
  const rows = halves.halves.flatMap(({ chosenOn, setting, isBetter, differences, ties }) =>
    Object.entries(differences).map(([metric, found]) => [
      chosenOn,
      said(setting),
      isBetter ? 'yes' : 'no',
      metric,
      `${number(found.mean)} (${interval(found)})`,
      String(ties.length),
    ]),
  );
  return `## Does the choice of \`recommend\` hold?

\`recommend\` chose among ${halves.settings} settings for MobileNet V1 on one half of ${halves.samples} scenes, by the energy on the object, and the other half judged; then the other way around. The
differences from the default are those on the half that took no part in the choice; a tie is another setting that was measured to the end and is not significantly worse there.

${markdownTable(['chosen on', 'setting', 'significantly better', 'metric', 'difference on the other half (95 %)', 'ties'], rows)}

${halves.halves.map(({ chosenOn, sentence }) => `- Chosen on ${chosenOn}: ${sentence}`).join('\n')}
`;
}

/** What the command measures and nobody has measured yet. */
function missing() {
  const isDone = (id, part) => readSharp(id)[part] !== undefined;
  const titlesOf = {
    place: 'where the object is',
    grids: 'grids',
    use: 'whether the network needs what the map shows, and stability (deletion, insertion, average drop, ROAD, ARCC, infidelity, sensitivity)',
    head: 'the randomised head',
  };
  return Object.entries(networks).flatMap(([id, { known }]) => {
    const parts = Object.keys(titlesOf).filter((part) => !isDone(id, part));
    return parts.length === 0
      ? []
      : [`- ${known.title}: ${parts.map((part) => titlesOf[part]).join('; ')}`];
  });
}

/** How strong the noise is. */
const noiseText =
  'The deviation of the infidelity is a twentieth of the range of the numbers that a network takes, and the radius of the sensitivity a hundredth.';

/** How many metrics of each network are significantly better, worse, or neither. */
function summary() {
  return known
    .map(({ id, title }) => {
      const verdicts = comparisons()
        .filter((each) => each.id === id)
        .map(({ difference, better }) => verdict(difference, better));
      const count = (which) => verdicts.filter((each) => each === which).length;
      return `${title}: ${count('better')} of ${verdicts.length} metrics better, ${count('worse')} worse, ${count('even')} undecided`;
    })
    .join('; ');
}

/**
 * Writes the page.
 *
 * @returns {string} to be formatted
 */
export function sharpPage() {
  return `# A sharper map

\`preset: 'sharp'\` multiplies two maps: Grad-CAM of the probability at the last layer, which says *which* class, and HiResCAM of the logit at the best layer of more cells below it, which says *where*. Each is divided by its
maximum before, and the trunk of the network runs once where all passes through the finer layer. The default stays MATLAB's.

\`\`\`js
import { gradCAM } from '@gradcam/core';

const { scoreMap, featureLayers } = await gradCAM(model, x, undefined, { preset: 'sharp' });
\`\`\`

Against the default, at 95 %: ${summary()}.

On MobileNet V1 it points better, in grids on all three networks, and on all three less of it lies outside of the object. It is narrow, so that the part above half of its maximum is smaller than an object: where a map is thresholded (IoU, box accuracy) the default can be better, as on ResNet50. Take it to point, and the default to outline. For the same reason a picture masked by it keeps less for the network to answer by: average drop, gain and increase in confidence prefer the default on all three, and so does stability under noise; insertion does on MobileNet V1 and ResNet50, ROAD, ARCC and the infidelity on ResNet50, and the sensitivity on DeepLab.

## How it was measured

\`npm run docs:sharp\` makes scenes whose truth is known: cut-outs pasted on photos, alone and 80 to 150 of 224 pixels long, or 72 to 104 among three others of other classes. The class and the pixels of the object are what was pasted. A
cut-out takes part if the network is sure of it when it is whole (a probability above 0.5), and its scene if the class is among the five likeliest there; each cut-out makes one scene, so that scenes are independent. For DeepLab the class has to be the
likeliest but for the background, in the scene one of the two likeliest. Grids have four whole cut-outs, and their mean counts as one. The product and its scores were fixed before; the placement was chosen on these
scenes, where receptive fields lose on MobileNet V1. The cut-outs are photos of Debian's \`tuxpaint-stamps-default\` (GPL-2), the
photos those of \`lomiri-wallpapers-16.04\` (CC BY, CC BY-SA, CC0), both by their hash; none of them is in this repository.

Means have bootstrap intervals, differences are paired, *neither* means that the interval of the difference holds 0. With so many metrics one in forty would seem better, and one worse, by chance alone. Deletion and insertion take 8 steps, ROAD, both orders combined, and ARCC the share of 50 %, the
infidelity six passes, the sensitivity and the stability two. ${noiseText} DeepLab takes whole numbers, among which noise is rounded; each run of it takes a second, so that the metrics of use have few scenes there, and their intervals, of so few, are rather too narrow. The sensitivity to the layer is not compared: it exchanges
the layer of a method, and the layers are what \`sharp\` is. [What each number cannot say](evaluate.md#what-the-numbers-cannot-say).

${known.map(({ id, title }) => `## ${title}\n\n${mainTable(id)}`).join('\n\n')}

## Alone and among others

Hits of the hottest point; the centre of the picture is what a photographer's habit alone would hit.

${markdownTable(['network', 'object', 'scenes', 'default', 'sharp', 'centre'], kindRows())}

## What else it could have been

Means, and paired differences from \`sharp\` with their intervals.

${markdownTable(['network', 'setting', 'pointing game', 'energy', 'IoU'], variantRows())}

${halvesText()}
${missing().length === 0 ? '' : `## What is not measured yet\n\nThe command measures these too, but they are not in the data, so nothing is said of them here:\n\n${missing().join('\n')}\n`}
This page is written by \`npm run docs:sharp-page\` from \`tooling/evidence/sharp/\`; a test holds it against them.
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = `${root}docs/sharp.md`;
  writeFileSync(page, sharpPage());
  run(bin('prettier'), ['--write', '--log-level=warn', page]);
}
