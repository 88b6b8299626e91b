import { nearestNames } from '@gradcam/errors';
import { InvalidArgumentError } from 'commander';

/** The values of options, from text: what does not fit is refused with what was expected. */
export const values = {
  /** Any text but another option. */
  text: (value: string): string => {
    if (value.startsWith('--')) throw new InvalidArgumentError('It needs a value before that.');
    return value;
  },

  /** A class: a whole number is an index, anything else is a name. */
  label: (value: string): number | string =>
    /^-?\d+$/.test(value) ? Number(value) : values.text(value),

  list: (value: string): readonly string[] =>
    values
      .text(value)
      .split(',')
      .map((name) => name.trim()),

  count: (value: string): number => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= 1) return number;
    throw new InvalidArgumentError('Expected a whole number from 1.');
  },

  chunk: (value: string): number => {
    const number = values.count(value);
    if (number <= 10_000) return number;
    throw new InvalidArgumentError('Expected at most 10000.');
  },

  seconds: (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && number >= 1 && number <= 86_400) return number;
    throw new InvalidArgumentError('Expected a number of seconds from 1 to 86400.');
  },

  queueName: (value: string): string => {
    if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value)) return value;
    throw new InvalidArgumentError('Expected letters, digits, ".", "_" and "-", at most 64.');
  },

  numbers: (value: string): readonly number[] => {
    const numbers = values.list(value).map((part) => (part === '' ? NaN : Number(part)));
    if (numbers.every(Number.isFinite)) return numbers;
    throw new InvalidArgumentError('Expected numbers with commas between, such as 0.5,0.5,0.5.');
  },

  webAddress: (value: string): string => {
    const isWeb = /^https?:\/\//i.test(value) && URL.canParse(value);
    if (isWeb) return value;
    throw new InvalidArgumentError('Expected an address, such as http://localhost:9000.');
  },

  /** `-1,1` or `-1..1`. */
  range: (value: string): readonly [low: number, high: number] => {
    const [low, high, ...more] = values.numbers(value.replace('..', ','));
    if (low !== undefined && high !== undefined && more.length === 0) return [low, high];
    throw new InvalidArgumentError('Expected what 0 and 255 become, such as -1,1 or 0,255.');
  },

  /** `224`, or width and height, `320x240`. */
  size: (value: string): { readonly width: number; readonly height: number } => {
    const [, width = '', height = width] = /^(\d+)(?:x(\d+))?$/i.exec(value) ?? [];
    return { width: values.count(width), height: values.count(height) };
  },

  fraction: (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && number >= 0 && number <= 1) return number;
    throw new InvalidArgumentError('Expected a number from 0 to 1.');
  },

  /** `usual` has other words for a name, which no spelling brings near it. */
  oneOf:
    <T extends string>(names: readonly T[], usual: ReadonlyMap<string, T> = new Map()) =>
    (value: string): T => {
      const found = names.find((name) => name === value);
      if (found !== undefined) return found;
      const nearest = usual.get(value.toLowerCase()) ?? nearestNames(value, names, 1).join();
      throw new InvalidArgumentError(
        `Expected one of ${names.join(', ')}; the nearest is ${nearest}.`,
      );
    },

  someOf:
    <T extends string>(names: readonly T[], usual?: ReadonlyMap<string, T>) =>
    (value: string): readonly T[] =>
      values.list(value).map(values.oneOf(names, usual)),
};
