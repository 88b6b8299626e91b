// Writes docs/options.md: the values of every option and its default, from the lists that core checks.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { markdownTable } from './markdown-table.mjs';

const code = (name) => `\`${name}\``;
/** The default first, in bold. */
const oneOf = (values, meant) =>
  [
    ...values.filter((value) => value === meant).map((value) => `**${code(value)}**`),
    ...values.filter((value) => value !== meant).map(code),
  ].join(', ');

/** Of `gradCAM` and the functions around it: name, values, default, what it says. */
function optionRows({ presets, defaultPreset, scores, signs, upsamplings, placements, fusions }) {
  const { score, sign, upsampling, placement, fusion } = presets[defaultPreset];
  return [
    ['score', scores, score, 'the reduction layer’s output, or what goes into its softmax'],
    ['sign', signs, sign, 'which evidence of the map is kept'],
    [
      'outputUpsampling',
      upsamplings,
      upsampling,
      'how the map is brought to the size of the input',
    ],
    [
      'placement',
      placements,
      placement,
      'where its cells lie: side by side, or each at the centre of what it sees',
    ],
    ['fusion', fusions, fusion, 'how the maps of several layers become one'],
    [
      'preset',
      Object.keys(presets),
      defaultPreset,
      'what these leave open, as another library has it',
    ],
  ];
}

/** Of methods and targets: whose, name, values; the first is the default. */
function methodRows({ maskKinds, scoreWeights, finerWeights }) {
  return [
    ['scoreCamMethod, ssCamMethod, isCamMethod', 'masks', maskKinds],
    ['scoreCamMethod', 'weights', scoreWeights],
    ['finerTarget', 'weights', finerWeights],
  ];
}

/**
 * Writes the page of options.
 *
 * @param lists What core exports at its doors.
 * @returns The page, to be formatted.
 */
export function optionsPage(lists) {
  const { presets, defaultPreset, methods, ...values } = lists;
  const options = optionRows(lists);
  const ofMethods = methodRows(values);
  const names = Object.keys(methods).filter((name) =>
    ['combine', 'run', 'explain'].some((part) => part in methods[name]),
  );
  return `# Options

The values that options take, the default in bold. A default stands in one place, the preset \`${defaultPreset}\`; what an option says replaces that part of
the preset that is named.

${markdownTable(
  ['option', 'values', 'what it says'],
  options.map(([name, list, meant, text]) => [code(name), oneOf(list, meant), text]),
)}

\`signal\` and \`onProgress\` are options of every function that makes maps, and of \`explainer.explain(x, target, options)\`: an \`AbortSignal\`, which ends the call with the
signal’s reason, and a function that gets \`{ stage, done, total }\` after each step.

## Presets

\`scaling\` says when a map is scaled to 0 … 1: before or after it is resized, or before and once more at the end; \`epsilon\` is added to the maximum. A preset of your
own is \`{ ...presets.paper, upsampling: 'nearest' }\`.

${markdownTable(
  ['preset', 'score', 'sign', 'upsampling', 'placement', 'scaling', 'epsilon', 'fusion', 'layers'],
  Object.values(presets).map(({ name, epsilon, layers = 1, score, finerScore, ...parts }) => [
    name === defaultPreset ? `**${code(name)}**` : code(name),
    finerScore === undefined ? score : `${score}, then ${finerScore}`,
    ...['sign', 'upsampling', 'placement', 'scaling'].map((part) => parts[part]),
    String(epsilon),
    parts.fusion,
    String(layers),
  ]),
)}

\`layers\` is how many feature layers are fused where none is named: the best one, and below it the best of more cells, whose score is the second one. [What \`sharp\` gains](sharp.md).

## Methods

${markdownTable(
  ['of', 'option', 'values'],
  ofMethods.map(([of, name, list]) => [
    of.split(', ').map(code).join(', '),
    code(name),
    oneOf(list, list[0]),
  ]),
)}

\`explainBy\` takes ${oneOf(names)}, or \`auto\`; [the methods](methods.md).

This page is written by \`npm run docs:options\`; a test holds it against the lists.
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bin, root, run } = await import('../run/install.mjs');
  const [core, options, methods] = await Promise.all([
    import('@gradcam/core'),
    import('@gradcam/core/options'),
    import('@gradcam/core/methods'),
  ]);
  const page = `${root}docs/options.md`;
  writeFileSync(page, optionsPage({ ...core, ...options, ...methods }));
  run(bin('prettier'), ['--write', '--log-level=warn', page]);
}
