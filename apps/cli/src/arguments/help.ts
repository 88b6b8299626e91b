import { defaultPreset, fusions, interpolations, scores, signs } from '@gradcam/core/options';
import { mapNames, methods } from '@gradcam/core/methods';
import { presets, type Preset } from '@gradcam/core';
import { knownModels } from '@gradcam/models';
import { colormaps, defaultColormapName, looks } from '@gradcam/render';
import { backendChoices, defaultBackend, defaultModel } from './parse-arguments.js';

/** The columns where the explanations of the options begin, and where lines end. */
const [indent, width] = [29, 118];

/**
 * Writes what `gradcam --help` prints: the choices of every option and its default are read from the lists that the library checks.
 *
 * @returns The text.
 */
export function helpText(): string {
  const preset: Preset = presets[defaultPreset];
  const limited = mapNames.filter((name) => 'ofTopChannels' in methods[name]);
  const entries: readonly (readonly [option: string, text: string])[] = [
    ['-l, --label NAME|INDEX', 'explain this class instead of the predicted one'],
    [
      '    --method NAME',
      `auto (default): grad-cam, or hi-res-cam where the network does not pool globally; or ${oneOf(mapNames)}`,
    ],
    [
      '    --channels N',
      `${oneOf(limited)} tries the N channels that vary most; all of them take a run each`,
    ],
    [
      '    --concepts N',
      "also finds N concepts in the layer's activations (deep feature factorisation), each in a colour",
    ],
    [
      '    --preset NAME',
      `the score, scaling and resizing of ${oneOf(Object.keys(presets), defaultPreset)}`,
    ],
    [
      '    --sign KIND',
      `the evidence for the class, against it, or both: ${oneOf(signs, preset.sign)}`,
    ],
    [
      '    --feature-layer NAME',
      'the layer whose activations are weighted; several, with commas between, are fused',
    ],
    ['    --fusion KIND', oneOf(fusions, preset.fusion)],
    ['    --reduction-layer NAME', 'the layer whose output is explained'],
    ['    --score KIND', `${oneOf(scores, preset.score)}; the logit is what goes into the softmax`],
    ['    --upsampling KIND', oneOf(interpolations, preset.upsampling)],
    [
      '-m, --model ID',
      oneOf(
        knownModels.map(({ id }) => id),
        defaultModel,
      ),
    ],
    [
      '    --backend NAME',
      `${oneOf(backendChoices, defaultBackend)}; auto is node-gpu where it can be had, else wasm`,
    ],
    ['    --colormap NAME', oneOf(Object.keys(colormaps), defaultColormapName)],
    [
      '    --alpha NUMBER',
      `how much of the heat covers the photo, 0 to 1 (default ${looks.default.alpha})`,
    ],
    ['-o, --output FILE', 'where the overlay goes (default: output/PHOTO-CLASS.png)'],
    ['    --layers', 'list the layers that could be the feature layer'],
    ['    --offline', 'use the model that was fetched before, without a network'],
    ['-h, --help', 'print this'],
  ];
  return `gradcam [photo] [options]

Shows where a network looked when it named what is in a photo. Without a photo it explains the sample.
What options leave open is as the preset has it; the defaults here are those of ${defaultPreset}.

${entries.map(([option, text]) => entry(option, text)).join('\n')}
`;
}

/** `a (default), b or c`. */
function oneOf(choices: readonly string[], meant?: string): string {
  const others = choices.filter((choice) => choice !== meant);
  const said = meant === undefined ? others : [`${meant} (default)`, ...others];
  const last = said.pop() ?? '';
  return said.length === 0 ? last : `${said.join(', ')} or ${last}`;
}

function entry(option: string, text: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && indent + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  const [first = '', ...rest] = lines;
  return [
    `  ${option}`.padEnd(indent) + first,
    ...rest.map((line) => ' '.repeat(indent) + line),
  ].join('\n');
}
