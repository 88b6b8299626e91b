import type { Command } from 'commander';
import { backendChoices, type Choices } from './choices.js';
import { oneOf } from './one-of.js';
import { addOptions } from './add-options.js';
import { values } from './values.js';

/**
 * Describes the options that say which network it is, and where it runs.
 *
 * @param command The command that takes them.
 * @param choices The values that are names.
 * @returns The command.
 */
export function modelOptions(command: Command, choices: Choices): Command {
  return addOptions(command, 'The network:', [
    {
      flags: '-m, --model <ID>',
      text: oneOf(choices.models),
      parse: values.text,
      fallback: choices.models[0],
    },
    {
      flags: '--backend <NAME>',
      text: `${oneOf(backendChoices)}; auto is node-gpu where it can be had, else wasm`,
      parse: values.oneOf(backendChoices),
      fallback: backendChoices[0],
    },
    {
      flags: '--offline',
      text: 'use the model that was fetched before, without a network',
      fallback: false,
    },
  ]);
}
