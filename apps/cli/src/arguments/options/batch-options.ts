import type { Command } from 'commander';
import { addOptions, type Description } from '../add-options.js';
import { mapNumbers, pictureMetricChoices, type Choices } from '../choices.js';
import { modelOptions } from '../model-options.js';
import { oneOf } from '../one-of.js';
import { pictureMetrics } from '../picture-metrics.js';
import { values } from '../values.js';
import { endpointOption } from './endpoint-option.js';
import { lookOptions } from './look-options.js';
import { mapOptions } from './map-options.js';
import { numberOptions } from './number-options.js';
import { producerOptions, queueOptions } from './queue-options.js';
import { trunkOption } from './trunk-option.js';

/**
 * Describes the options of `gradcam batch`.
 *
 * @param command The command.
 * @param choices The values that are names.
 * @returns The command.
 */
export function batchOptions(command: Command, choices: Choices): Command {
  addOptions(command, 'The run:', jobOptions);
  addOptions(command, 'The output:', outputOptions);
  addOptions(command, 'On several machines:', [...queueOptions, ...producerOptions]);
  addOptions(command, 'The map:', [...mapOptions(choices), ...numberOptions(choices)]);
  modelOptions(command, choices, [trunkOption(choices)]);
  return addOptions(command, 'The drawing, with --overlays:', lookOptions(choices));
}

const jobOptions: readonly Description[] = [
  {
    flags: '--job <FILE>',
    text: 'a file of JSON with "input" and all of these options by their names, such as { "input": "photos", "out": "maps", "overlays": true }; what the command line says counts before it',
    parse: values.text,
  },
];

const outputOptions: readonly Description[] = [
  {
    flags: '-o, --out <FOLDER|S3>',
    text: 'the folder of the manifest, a line of JSON a picture, and of all other files, or s3://bucket/prefix; needed',
    parse: values.text,
  },
  endpointOption,
  { flags: '--overlays', text: 'also write each picture under its map, as .jpg', fallback: false },
  {
    flags: '--maps <KIND>',
    text: `also write the raw scores of each picture as .npy: ${oneOf(mapNumbers, false)}`,
    parse: values.oneOf(mapNumbers),
  },
  {
    flags: '--metrics <NAMES>',
    text: `also measure each map, by some of ${oneOf(pictureMetricChoices, false)}, with commas between; most run the network some dozens of times a picture`,
    parse: pictureMetrics,
  },
  {
    flags: '--resume',
    text: 'go on where a run into the same folder stopped; begin where none did',
    fallback: false,
  },
  {
    flags: '--workers <N>',
    text: 'threads with a network and a wasm backend each; left out, as many as there are processors, and a gigabyte for each',
    parse: values.count,
  },
  { flags: '-q, --quiet', text: 'print nothing but errors', fallback: false },
];
