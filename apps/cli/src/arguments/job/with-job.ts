import { readFileSync, statSync } from 'node:fs';
import { GradCamError } from '@gradcam/errors';
import type { Command } from 'commander';
import type { BatchArguments, Request } from '../request.js';
import { jobWords } from './job-words.js';

/** In bytes: of a file with some words. */
const most = 1 << 20;

/** The words of a job that are of the way it is done: the same file is for both. */
const ofQueue: ReadonlySet<string> = new Set(['queueName', 'shared', 'chunk']);
const ofThisMachine: ReadonlySet<string> = new Set(['workers']);

/** The request of a run by a job file. */
interface OfJob {
  /** The file. */
  readonly job: string;
  /** The arguments that the command line has, with defaults. */
  readonly given: BatchArguments;
  /** The command as it read them. */
  readonly command: Command;
  /** Reads other words. */
  readonly read: (words: readonly string[]) => Request;
}

/**
 * Adds a job file to the words of the command line, which count before those of the file.
 *
 * @param request The request.
 * @returns The arguments of both.
 * @throws `BAD_OPTION` for a file that is no job, and for a job without an input
 */
export function withJob({ job, given, command, read }: OfJob): BatchArguments {
  const { words, input = '' } = jobWords(contentOf(job), job, command);
  if (given.input === '' && input === '')
    throw refused(`"${job}" names no "input"; add it, or name one on the command line`);
  const ofFile = argumentsOf(job, () => read(['batch', ...words, '--', input || given.input]));
  const isSaid = (name: string) => command.getOptionValueSource(name) === 'cli';
  const said = Object.entries(given).filter(([name]) => isSaid(name));
  const all = { ...ofFile, ...Object.fromEntries(said), input: given.input || input };
  const useless = all.queue === undefined ? ofQueue : ofThisMachine;
  const used = Object.entries(all).filter(([name]) => isSaid(name) || !useless.has(name));
  // Border to the language: none of those that were left out is needed.
  return Object.fromEntries(used) as unknown as BatchArguments;
}

function contentOf(job: string): string {
  const state = statSync(job, { throwIfNoEntry: false });
  if (state?.isFile() !== true)
    throw refused(
      state === undefined
        ? `there is no job "${job}"; check the path of --job`
        : `"${job}" is no file, expected a job, an object of JSON; check the path of --job`,
    );
  if (state.size > most)
    throw refused(`"${job}" is no job, got ${state.size} bytes, expected ${most} at most`);
  return readFileSync(job, 'utf8');
}

/** Words that are refused are those of the file. */
function argumentsOf(job: string, read: () => Request): BatchArguments {
  try {
    const request = read();
    if (request.command === 'batch') return request.given;
  } catch (cause) {
    if (!(cause instanceof GradCamError)) throw cause;
    throw new GradCamError(cause.code, `"${job}" cannot be used: ${cause.sentence}`, { cause });
  }
  throw refused(`"${job}" is no job of gradcam batch`);
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
