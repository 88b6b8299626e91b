import { GradCamError } from '@gradcam/errors';
import { CommanderError } from 'commander';
import { ownVersion } from '../output/own-version.js';
import type { Choices } from './choices.js';
import { knownChoices } from './known-choices.js';
import { commandProgram } from './program.js';
import type { Request } from './request.js';

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
    if (cause.exitCode !== 0) throw refused(cause);
  }
  const text = found.flatMap((request) => (request.command === 'print' ? [request.text] : []));
  const [request] = found;
  if (request === undefined || text.length > 0) return { command: 'print', text: text.join('') };
  return request;
}

function refused({ message }: CommanderError): GradCamError {
  const sentence = message.replace(/^error: /, '').replace(/\n(?=\(Did you mean)/, ' ');
  const end = /[.?)]$/.test(sentence) ? '' : '.';
  return new GradCamError('BAD_OPTION', `${sentence}${end} Run gradcam --help for what there is.`);
}
