import type { Command } from 'commander';
import { backendChoices, channelOrders, fits, type Choices } from './choices.js';
import { oneOf } from './one-of.js';
import { addOptions, type Description } from './add-options.js';
import { values } from './values.js';

/**
 * Describes the options that say which network it is, and where it runs.
 *
 * @param command The command that takes them.
 * @param choices The values that are names.
 * @param more Others that the command has in this group.
 * @returns The command.
 */
export function modelOptions(
  command: Command,
  choices: Choices,
  more: readonly Description[] = [],
): Command {
  return addOptions(command, group, [
    {
      flags: '-m, --model <ID|PATH|URL>',
      text: `${oneOf(choices.models)}; or your own model: a folder, its model.json, an .onnx file, a zip, or an address (https://…)`,
      parse: values.text,
      fallback: choices.models[0],
    },
    ...knowledgeOptions(choices),
    {
      flags: '--backend <NAME>',
      text: `of TensorFlow.js: ${oneOf(backendChoices)}; auto is node-gpu where it can be had, else wasm`,
      parse: values.oneOf(backendChoices),
      fallback: backendChoices[0],
    },
    ...more,
    {
      flags: '--offline',
      text: 'use the model that was fetched before, and nothing that is at an address',
      fallback: false,
    },
  ]);
}

/**
 * Describes the options that say what is known of a network of the user's own.
 *
 * @param command The command that takes them.
 * @param choices The values that are names.
 * @returns The command.
 */
export function ownModelOptions(command: Command, choices: Choices): Command {
  return addOptions(command, group, knowledgeOptions(choices));
}

const group = 'The network:';

/** The class names, and how a picture becomes the input. */
function knowledgeOptions({ preprocessings }: Choices): Description[] {
  return [
    {
      flags: '--labels <FILE|URL>',
      text: 'its class names, in a txt, json or csv file; found where they lie beside the model',
      parse: values.text,
    },
    {
      flags: '--preprocessing <NAME>',
      text: `how pixels become numbers: ${oneOf(preprocessings, false)}; else it is found in the model or beside it, or assumed and said`,
      parse: values.oneOf(preprocessings),
    },
    {
      flags: '--range <LOW,HIGH>',
      text: 'what 0 and 255 become, such as -1,1; this and the next three replace parts of it',
      parse: values.range,
    },
    {
      flags: '--mean <NUMBERS>',
      text: "subtracted after that, one for each channel in the network's order",
      parse: values.numbers,
    },
    {
      flags: '--deviation <NUMBERS>',
      text: 'divided by after that, one for each channel',
      parse: values.numbers,
    },
    {
      flags: '--channel-order <ORDER>',
      text: oneOf(channelOrders, false),
      parse: values.oneOf(channelOrders),
    },
    {
      flags: '--size <WIDTHxHEIGHT>',
      text: "of the network's input, where it leaves it open",
      parse: values.size,
    },
    {
      flags: '--fit <KIND>',
      text: 'stretch a picture of another shape, contain it (black bars), or cover the input (cut off what stands out)',
      parse: values.oneOf(fits),
    },
  ];
}
