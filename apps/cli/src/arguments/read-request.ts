import { GradCamError } from '@gradcam/errors';
import { CommanderError, type Command } from 'commander';
import { ownVersion } from '../output/own-version.js';
import type { Choices } from './choices.js';
import { withJob } from './job/with-job.js';
import { knownChoices } from './known-choices.js';
import { commandProgram } from './program.js';
import type { Request } from './request.js';
import { unknownOption } from './unknown-option.js';

/**
 * Reads the command line.
 *
 * @param words The words after the command's name.
 * @param choices The values of options that are names.
 * @returns The request, with defaults.
 * @throws `BAD_OPTION` for anything that is not understood.
 */
export function readRequest(words: readonly string[], choices: Choices = knownChoices): Request {
  const found: Request[] = [];
  const program = commandProgram(ownVersion(), choices, (request) => {
    found.push(request);
  });
  try {
    program.parse(words, { from: 'user' });
  } catch (cause) {
    if (!(cause instanceof CommanderError)) throw cause;
    if (cause.exitCode !== 0) throw refused(cause, commandOf(words, program));
  }
  const text = found.flatMap((request) => (request.command === 'print' ? [request.text] : []));
  const [request] = found;
  if (request === undefined || text.length > 0) return { command: 'print', text: text.join('') };
  if (request.command !== 'batch' || request.job === undefined) return request;
  const command = commandOf(['batch'], program);
  if (command === undefined) return request;
  const read = (others: readonly string[]) => readRequest(others, choices);
  return { command: 'batch', given: withJob({ ...request, job: request.job, command, read }) };
}

/** The command that the first word names; what is no command is for the one that explains. */
function commandOf([word]: readonly string[], { commands }: Command): Command | undefined {
  return commands.find((command) => command.name() === word) ?? commands[0];
}

function refused({ code, message }: CommanderError, command: Command | undefined): GradCamError {
  const [, option] = code === 'commander.unknownOption' ? (/'(.*)'/s.exec(message) ?? []) : [];
  const sentence =
    option === undefined || command === undefined
      ? message.replace(/^error: /, '')
      : unknownOption(option, command);
  const end = /[.?)]$/.test(sentence) ? '' : '.';
  return new GradCamError('BAD_OPTION', `${sentence}${end} Run gradcam --help for what there is.`);
}
