import { parseArgs } from 'node:util';
import { GradCamError } from '@gradcam/core';
import { nearestNames } from '@gradcam/errors';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

const options = {
  label: { ...text, short: 'l' },
  'feature-layer': text,
  'reduction-layer': text,
  fusion: text,
  method: text,
  channels: text,
  concepts: text,
  preset: text,
  sign: text,
  score: text,
  upsampling: text,
  model: { ...text, short: 'm' },
  backend: text,
  colormap: text,
  alpha: text,
  output: { ...text, short: 'o' },
  offline: flag,
  layers: flag,
  help: { ...flag, short: 'h' },
} as const;

/**
 * Reads the options of the command line as text. A value may begin with a dash, as `--label -1` does.
 *
 * @param words The words after the command's name.
 * @returns The options that were set, and the other words.
 * @throws `BAD_OPTION` for an option that does not exist, lacks its value, or takes none
 */
export function readOptions(words: readonly string[]) {
  const { tokens } = parseArgs({
    args: [...words],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const set: string[] = [];
  const positional: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positional.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    checkOption(name, rawName, value);
    set.push(value === undefined ? `--${name}` : `--${name}=${value}`);
  }
  return parseArgs({ args: [...set, '--', ...positional], options, allowPositionals: true });
}

function checkOption(name: string, rawName: string, value: string | undefined): void {
  const known: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>> = options;
  const option = Object.hasOwn(known, name) ? known[name] : undefined;
  if (option === undefined) {
    // One letter is as near to any name as to another.
    const nearest = name.length > 1 ? nearestNames(name, Object.keys(options), 1) : [];
    throw refused(
      `there is no option ${rawName}${nearest.map((other) => `; the nearest is --${other}`).join('')}`,
    );
  }
  if (option.type === 'boolean' && value !== undefined)
    throw refused(`the option ${rawName} takes no value, got "${value}"`);
  if (option.type === 'string' && (value === undefined || value.startsWith('--')))
    throw refused(`the option ${rawName} needs a value, got ${value ?? 'nothing'}`);
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}. Run gradcam --help for what there is.`);
}
