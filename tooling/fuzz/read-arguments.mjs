import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

export const help = `npm run fuzz -- [--inputs N] [--seed N] [--target NAME …] [--minutes N] [--workers N]

Gives hostile inputs to the packages, in processes of their own, and counts what comes of it.

--inputs N     how many in all, 10000 by default
--seed N       the same inputs again; another seed at every run by default
--target NAME  only these; may be repeated
--minutes N    stops after them, wherever it is
--workers N    processes side by side, one for each core by default
--index N      of one target, only this input: what the report of a failure says
`;

/**
 * Reads the command line.
 * @param {readonly string[]} given
 */
export function readArguments(given) {
  const { values } = parseArgs({
    args: [...given],
    options: {
      inputs: { type: 'string' },
      seed: { type: 'string' },
      target: { type: 'string', multiple: true },
      minutes: { type: 'string' },
      workers: { type: 'string' },
      index: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  return {
    help: values.help === true,
    inputs: countOf('inputs', values.inputs) ?? 10_000,
    seed: wholeNumber('seed', values.seed) ?? Date.now() % 1_000_000,
    only: values.target,
    minutes: countOf('minutes', values.minutes) ?? Infinity,
    workers: countOf('workers', values.workers) ?? availableParallelism(),
    index: wholeNumber('index', values.index),
  };
}

function wholeNumber(name, text) {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`--${name} is not a whole number, got "${text}".`);
}

/** Nothing tried would look like nothing found. */
function countOf(name, text) {
  const count = wholeNumber(name, text);
  if (count === 0) throw new Error(`--${name} is 0, so that nothing would be tried.`);
  return count;
}
