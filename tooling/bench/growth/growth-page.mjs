import { mkdirSync, writeFileSync } from 'node:fs';
import { markdownTable } from '../../docs/markdown-table.mjs';
import { root } from '../../run/install.mjs';
import { growths } from './growths.mjs';
import { logPlot } from './log-plot.mjs';

const pictures = `${root}docs/pictures/growth`;

/** What the numbers of a growth are, and what they mean. */
const texts = {
  batch: 'The last layer, the class that is predicted of each picture.',
  classes:
    'The layer `conv_pw_6_relu`. The network runs once; each class adds a backward pass and what that has to hold.',
  size: 'The last layer. The network does work for each pixel; its weights are the same.',
  depth:
    'The further up the feature layer lies, the more the backward pass has to know: `held` is what the layers give from there on, in MB. The network runs once in any case, so that time grows less.',
};

/** Writes the page and its pictures from what was measured. */
export function growthPage({ date, machine, ...measured }) {
  mkdirSync(pictures, { recursive: true });
  const sections = growths
    .filter(({ name }) => measured[name] !== undefined)
    .map((growth) => section(growth, measured[growth.name]));
  writeFileSync(
    `${root}docs/growth.md`,
    `# How time and memory of a map grow

MobileNet V1 1.0 on wasm with one thread, Grad-CAM by its default. Written by \`npm run bench -- growth\`, ${date}, on ${machine}: milliseconds are those of the processor, and MB the most that TensorFlow.js holds above the weights and the input while the map is made.

${verdict(measured)} The exponent is that of the last step: 1 is linear, 2 quadratic. In the pictures both axes are logarithmic and relative to the first point; the dashed line is linear growth.

${sections.join('\n\n')}
`,
  );
}

/** More than this is noise no longer. */
const linear = 1.1;

function verdict(measured) {
  const steep = growths
    .filter(({ name }) => measured[name] !== undefined)
    .flatMap(({ name, title }) =>
      linesOf(measured[name])
        .filter(({ values }) => exponent(amountsOf(measured[name]), values) > linear)
        .map((line) => `${line.name} (${title})`),
    );
  return steep.length === 0
    ? '**Nothing grows faster than linearly.**'
    : `**Faster than linearly grows**: ${steep.join(', ')}.`;
}

const amountsOf = (points) => points.map(({ amount }) => amount);

const linesOf = (points) => [
  { name: 'time', values: points.map(({ milliseconds }) => milliseconds) },
  { name: 'memory', values: points.map(({ bytes }) => bytes) },
];

function section({ name, title, unit }, points) {
  const amounts = amountsOf(points);
  const lines = linesOf(points);
  const across = name === 'depth' ? 'what has to be held' : name === 'size' ? 'pixels' : unit;
  const svg = logPlot({ title, across: `${across}, relative to the first`, amounts, lines });
  writeFileSync(`${pictures}/${name}.svg`, svg);
  const ends = lines.map((line) => `${line.name} ${exponent(amounts, line.values).toFixed(2)}`);
  return `## ${title}

${texts[name]} Exponents: ${ends.join(', ')}.

![${title}: time and memory beside what they grow with](pictures/growth/${name}.svg)

${table(name, unit, points)}`;
}

function table(name, unit, points) {
  const held = name === 'depth' ? ['held, MB'] : [];
  return markdownTable(
    [unit, ...held, 'ms', 'MB'],
    points.map(({ place, amount, milliseconds, bytes }) => [
      name === 'depth' ? `\`${place}\`` : String(place),
      ...(name === 'depth' ? [(amount / 1e6).toFixed(1)] : []),
      milliseconds.toFixed(0),
      (bytes / 1e6).toFixed(1),
    ]),
  );
}

/** The exponent of growth in the last step: 1 is linear. */
export function exponent(amounts, values) {
  const [before, last] = [amounts.length - 2, amounts.length - 1];
  return Math.log(values[last] / values[before]) / Math.log(amounts[last] / amounts[before]);
}
