import { refusal, requireKind } from './refusal.js';
import { optionProblem, type OptionNames } from '@gradcam/errors';

const functions = { colormap: 'viridis or colormaps.viridis', normalization: 'normalizeByMax' };

const texts = [
  ...['title', 'description', 'label', 'xLabel', 'yLabel'],
  ...['className', 'method', 'layer'],
];

/**
 * Refuses options that do not exist, and the name of a colormap or a normalisation in place of its function.
 *
 * @param where The function that was called, for the message.
 * @param options As the user gave them.
 * @param names The names of all options.
 * @throws `BAD_OPTION` with the nearest names
 */
export function checkOptions(where: string, options: object | undefined, names: OptionNames): void {
  const problem = optionProblem(options, names);
  if (problem !== undefined) throw refusal(where, problem);
  // A program without types may give names.
  const values: Readonly<Record<string, unknown>> = { ...(options ?? {}) };
  for (const [name, example] of Object.entries(functions)) {
    const value = values[name];
    if (value === undefined || typeof value === 'function') continue;
    const got = typeof value === 'string' ? `the string "${value}"` : typeof value;
    throw refusal(
      where,
      `the option ${name} is not a function, got ${got}; pass one, such as ${example}.`,
    );
  }
  for (const name of texts) {
    const value = values[name];
    requireKind(where, value === undefined || typeof value === 'string', value, {
      isNot: `the option ${name} is not a text`,
      expected: 'a string',
    });
  }
}
