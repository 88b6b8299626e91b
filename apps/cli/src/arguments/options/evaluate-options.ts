import type { Command } from 'commander';
import { addOptions, type Description } from '../add-options.js';
import { metricChoices, usualScores, type Choices } from '../choices.js';
import { modelOptions } from '../model-options.js';
import { oneOf } from '../one-of.js';
import { values } from '../values.js';
import { numberOptions } from './number-options.js';
import { trunkOption } from './trunk-option.js';

/**
 * Describes the options of `gradcam evaluate`.
 *
 * @param command The command.
 * @param choices The values that are names.
 * @returns The command.
 */
export function evaluateOptions(command: Command, choices: Choices): Command {
  addOptions(command, 'The set:', setOptions);
  addOptions(command, 'The maps:', [...settingOptions(choices), ...numberOptions(choices)]);
  modelOptions(command, choices, [trunkOption(choices)]);
  return addOptions(command, 'The output:', outputOptions);
}

const setOptions: readonly Description[] = [
  {
    flags: '-a, --annotations <PATHS>',
    text: 'files or folders, with commas between: .json (labels, or COCO), .csv (labels), .xml (Pascal VOC), .txt (YOLO), .png (masks); left out, the folder that a picture lies in is its label',
    parse: values.list,
    fallback: [],
  },
  {
    flags: '--metric <NAMES>',
    text: `${oneOf(metricChoices, false)}; left out, deletion and insertion, and where there are boxes or masks pointing-game and energy-in-box`,
    parse: values.someOf(metricChoices),
    fallback: [],
  },
];

/** Each method is tried with each layer and each score. */
function settingOptions({ methods, methodsOfChannels, scores }: Choices): Description[] {
  return [
    {
      flags: '--method <NAMES>',
      text: 'auto (default), or some of those that gradcam methods lists, with commas between; all are compared with the first',
      parse: values.someOf(methods),
      fallback: ['auto'],
    },
    {
      flags: '--feature-layer <NAMES>',
      text: 'each of these layers, with commas between; chosen automatically where none is named',
      parse: values.list,
      fallback: [],
    },
    {
      flags: '--score <KINDS>',
      text: `${oneOf(scores)}, or both with a comma between`,
      parse: values.someOf(scores, usualScores),
      fallback: [],
    },
    {
      flags: '--reduction-layer <NAME>',
      text: 'the layer whose output is explained and measured',
      parse: values.text,
    },
    {
      flags: '--channels <N>',
      text: `${oneOf(methodsOfChannels, false)} tries the N channels that vary most`,
      parse: values.count,
    },
  ];
}

const outputOptions: readonly Description[] = [
  {
    flags: '--report <FILE>',
    text: 'also write the tables as an HTML page that needs no other file',
    parse: values.text,
  },
  { flags: '--force', text: 'replace a report that is there', fallback: false },
  { flags: '--json', text: 'print one JSON object in place of tables', fallback: false },
  { flags: '-q, --quiet', text: 'print nothing but errors, and JSON', fallback: false },
];
