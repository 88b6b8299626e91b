import type { Command } from 'commander';
import { addOptions, type Description } from '../add-options.js';
import { backendChoices, type Choices } from '../choices.js';
import { oneOf } from '../one-of.js';
import { values } from '../values.js';
import { endpointOption } from './endpoint-option.js';
import { queueOptions } from './queue-options.js';

/**
 * Describes the options of `gradcam worker`. What a picture's line depends on comes with the chunks; the network is the worker's own.
 *
 * @param command The command.
 * @param choices The values that are names.
 * @returns The command.
 */
export function workerOptions(command: Command, choices: Choices): Command {
  addOptions(command, 'The queue:', [...queueOptions, ...ownOptions]);
  return addOptions(command, 'The network, which has to be that of the runs:', [
    {
      flags: '-m, --model <ID|PATH|URL>',
      text: `${oneOf(choices.models)}; or your own model, as of gradcam batch`,
      parse: values.text,
      fallback: choices.models[0],
    },
    { flags: '--labels <FILE|URL>', text: 'its class names', parse: values.text },
    {
      flags: '--backend <NAME>',
      text: `of TensorFlow.js: ${oneOf(backendChoices)}`,
      parse: values.oneOf(backendChoices),
      fallback: backendChoices[0],
    },
    {
      flags: '--offline',
      text: 'use the model that was fetched before, and nothing that is at an address',
      fallback: false,
    },
  ]);
}

const ownOptions: readonly Description[] = [
  {
    flags: '--root <FOLDER|S3>',
    text: 'the folder of the inputs, or s3://bucket/prefix, outside of which nothing is opened; needed',
    parse: values.text,
  },
  {
    flags: '-o, --out <FOLDER|S3>',
    text: 'the folder of the runs, or s3://bucket/prefix, outside of which nothing is written; needed',
    parse: values.text,
  },
  endpointOption,
  {
    flags: '--workers <N>',
    text: 'threads with a network and a wasm backend each; left out, as many as there are processors, and a gigabyte for each',
    parse: values.count,
  },
  {
    flags: '--takeover <SECONDS>',
    text: 'a chunk whose worker is silent for so long is given to another: 30 (default), the same for all workers',
    parse: values.seconds,
    fallback: 30,
  },
  {
    flags: '--idle <SECONDS>',
    text: 'end when there was nothing to do for so long; left out, wait for ever',
    parse: values.seconds,
  },
  { flags: '-q, --quiet', text: 'print nothing but errors', fallback: false },
];
