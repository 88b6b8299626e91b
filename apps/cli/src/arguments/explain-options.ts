import type { Command } from 'commander';
import { addOptions, type Description } from './add-options.js';
import type { Choices } from './choices.js';
import { modelOptions } from './model-options.js';
import { lookOptions } from './options/look-options.js';
import { mapOptions } from './options/map-options.js';
import { numberOptions } from './options/number-options.js';
import { trunkOption } from './options/trunk-option.js';
import { values } from './values.js';

/**
 * Describes the options of `gradcam explain`.
 *
 * @param command The command.
 * @param choices The values that are names.
 * @returns The command.
 */
export function explainOptions(command: Command, choices: Choices): Command {
  addOptions(command, 'The map:', [
    ...mapOptions(choices),
    ...moreMaps(choices),
    ...numberOptions(choices),
  ]);
  modelOptions(command, choices, [trunkOption(choices)]);
  addOptions(command, 'The drawing:', [...lookOptions(choices), ...titleOptions]);
  return addOptions(command, 'The output:', outputOptions);
}

/** Of several maps of one picture. */
function moreMaps({ methods }: Choices): Description[] {
  return [
    {
      flags: '--montage <NAMES>',
      text: 'several methods side by side in one picture, with commas between',
      parse: values.someOf(methods),
    },
    {
      flags: '--concepts <N>',
      text: "also finds N concepts in the layer's activations (deep feature factorisation), each in a colour",
      parse: values.count,
    },
  ];
}

const titleOptions: readonly Description[] = [
  {
    flags: '--title',
    text: 'name, class, probability, method, layer and a key to the colours around the picture (default)',
    fallback: true,
  },
  { flags: '--no-title', text: 'the picture alone, in its size' },
];

const outputOptions: readonly Description[] = [
  {
    flags: '-o, --output <FILE|FOLDER>',
    text: 'a .png, .jpg, .webp or .svg, or a folder, as several pictures need (default: the folder output); without a file name the picture, class, method, layer and model make one',
    parse: values.text,
  },
  {
    flags: '--force',
    text: 'replace files that are there; else a file that -o names is refused, and other names get a number',
    fallback: false,
  },
  {
    flags: '--report <FILE>',
    text: 'also write one HTML page with all pictures and maps, to look at with class, layer, method, opacity and threshold as controls; it needs no other file and no network',
    parse: values.text,
  },
  {
    flags: '--npy',
    text: 'also write the raw scores, as NumPy reads them: float32, [height, width]',
    fallback: false,
  },
  {
    flags: '--top <N>',
    text: 'how many of the predicted classes are listed (default 5)',
    parse: values.count,
    fallback: 5,
  },
  {
    flags: '--json',
    text: 'print a JSON object a picture, each in a line, in place of words',
    fallback: false,
  },
  { flags: '-q, --quiet', text: 'print nothing but errors, and JSON', fallback: false },
];
