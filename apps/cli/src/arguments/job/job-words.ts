import { GradCamError, isObject, nearestNames, saidOf, visibleName } from '@gradcam/errors';
import type { Command } from 'commander';

/** The words of a job file: what the command line would have, and the input. */
export interface JobWords {
  readonly words: readonly string[];
  readonly input: string | undefined;
}

/** The options that are no part of a job. */
const notOfJob: ReadonlySet<string> = new Set(['job', 'help']);

/**
 * Makes words of the command line out of a job file.
 *
 * @param text The content of the file.
 * @param title The file, for sentences.
 * @param command The command, whose options are the keys of the file.
 * @returns The words. Their values are still to be checked.
 * @throws `BAD_OPTION` for what is no object of JSON, for an unknown key, and for a value of another kind than its option has
 */
export function jobWords(text: string, title: string, command: Command): JobWords {
  const job = parsed(text, title);
  const options = new Map(
    command.options.flatMap(({ long, required }) => {
      const name = long?.slice('--'.length);
      return name === undefined || notOfJob.has(name) ? [] : [[name, required] as const];
    }),
  );
  const { input } = job;
  if (Object.hasOwn(job, 'input') && (typeof input !== 'string' || input === ''))
    throw refused(
      `the "input" of "${title}" is a folder, a list or another text, got ${saidOf(input)}`,
    );
  const words = Object.entries(job).flatMap(([name, value]) => {
    if (name === 'input') return [];
    const takesValue = options.get(name);
    if (takesValue === undefined) throw unknownKey(name, title, [...options.keys(), 'input']);
    return wordsOf(name, value, { takesValue, title });
  });
  return { words, input: typeof input === 'string' ? input : undefined };
}

function parsed(text: string, title: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refused(`"${title}" is not JSON, got "${visibleName(reason)}"; correct the file`);
  }
  if (isObject(value)) return value;
  throw refused(
    `"${title}" is no job, got ${saidOf(value)}, expected an object such as { "input": "photos", "out": "maps" }`,
  );
}

function wordsOf(
  name: string,
  value: unknown,
  { takesValue, title }: { readonly takesValue: boolean; readonly title: string },
): readonly string[] {
  if (!takesValue) {
    if (typeof value === 'boolean') return value ? [`--${name}`] : [];
    throw refused(`"${name}" in "${title}" is true or false, got ${saidOf(value)}`);
  }
  const texts = (Array.isArray(value) ? value : [value]).map((part: unknown) => textOf(part));
  if (texts.length === 0 || texts.includes(undefined))
    throw refused(
      `"${name}" in "${title}" is a text, a number or a list of them, got ${saidOf(value)}`,
    );
  return [`--${name}=${texts.join(',')}`];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function unknownKey(name: string, title: string, known: readonly string[]): GradCamError {
  // Others write words in one.
  const word = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const nearest = nearestNames(word.replace(/^-+/, ''), known, 2).map((each) => `"${each}"`);
  return refused(
    `"${title}" has "${visibleName(name)}", which is no option of gradcam batch, the nearest are ${nearest.join(' and ')}; correct it, or leave it out`,
  );
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
