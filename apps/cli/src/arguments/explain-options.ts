import type { Command } from 'commander';
import { addOptions, type Description } from './add-options.js';
import { usualScores, type Choices } from './choices.js';
import { modelOptions } from './model-options.js';
import { oneOf } from './one-of.js';
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
  addOptions(command, 'The map:', [...mapOptions(choices), ...numberOptions(choices)]);
  modelOptions(command, choices, [trunkOption(choices)]);
  addOptions(command, 'The drawing:', drawingOptions(choices));
  return addOptions(command, 'The output:', outputOptions);
}

function mapOptions({ methods, methodsOfChannels, fusions, scores }: Choices): Description[] {
  return [
    {
      flags: '-l, --label <NAME|INDEX>',
      text: 'explain this class instead of the predicted one',
      parse: values.label,
    },
    {
      flags: '--method <NAME>',
      text: `auto (default): grad-cam, or hi-res-cam where the network does not pool globally; or ${oneOf(methods.slice(1), false)}`,
      parse: values.oneOf(methods),
      fallback: 'auto',
    },
    {
      flags: '--montage <NAMES>',
      text: 'several methods side by side in one picture, with commas between',
      parse: values.someOf(methods),
    },
    {
      flags: '--feature-layer <NAMES>',
      text: 'the layer whose activations are weighted; several, with commas between, are fused',
      parse: values.list,
      fallback: [],
    },
    { flags: '--fusion <KIND>', text: oneOf(fusions), parse: values.oneOf(fusions) },
    {
      flags: '--reduction-layer <NAME>',
      text: 'the layer whose output is explained',
      parse: values.text,
    },
    {
      flags: '--channels <N>',
      text: `${oneOf(methodsOfChannels, false)} tries the N channels that vary most; all of them take a run each`,
      parse: values.count,
    },
    {
      flags: '--concepts <N>',
      text: "also finds N concepts in the layer's activations (deep feature factorisation), each in a colour",
      parse: values.count,
    },
    {
      flags: '--score <KIND>',
      text: `${oneOf(scores)}; the logit is what goes into the softmax`,
      parse: values.oneOf(scores, usualScores),
    },
  ];
}

function drawingOptions({ looks, colormaps }: Choices): Description[] {
  return [
    {
      flags: '--look <NAME>',
      text: `${oneOf(looks)}; the options below replace parts of it`,
      parse: values.oneOf(looks),
      fallback: looks[0],
    },
    {
      flags: '--colormap <NAME>',
      text: oneOf(colormaps),
      parse: values.oneOf(colormaps),
    },
    {
      flags: '--alpha <NUMBER>',
      text: 'how much of the strongest heat covers the picture, 0 to 1',
      parse: values.fraction,
    },
    { flags: '--heat', text: 'the map alone, without the picture', fallback: false },
    {
      flags: '--contour',
      text: 'draws the line around what is hotter than half of the maximum',
      fallback: false,
    },
    { flags: '--boxes', text: 'draws boxes around the same parts', fallback: false },
    {
      flags: '--title',
      text: 'name, class, probability, method, layer and a key to the colours around the picture (default)',
      fallback: true,
    },
    { flags: '--no-title', text: 'the picture alone, in its size' },
  ];
}

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
