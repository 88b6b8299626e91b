import { nearestNames } from '../names/nearest-names.js';
import { isObject } from '../values/kinds.js';

/** The names of all options of one function: a record, so that the compiler holds it against the type of the options. */
export type OptionNames = Readonly<Record<string, true>>;

/**
 * Finds what is wrong with options as such: that they are not an object, or that one of them does not exist.
 *
 * @param options As the user gave them; undefined where they were left out.
 * @param known The names of all options.
 * @returns A sentence, or undefined where nothing is wrong.
 */
export function optionProblem(options: unknown, known: OptionNames): string | undefined {
  if (options === undefined) return undefined;
  const names = Object.keys(known);
  if (!isObject(options)) return notAnObject(options, names);
  // An option without a value says nothing: programs hand on what they were not given.
  const unknown = Object.keys(options).find(
    (name) => options[name] !== undefined && !Object.hasOwn(known, name),
  );
  return unknown === undefined ? undefined : noSuchOption(unknown, names);
}

function notAnObject(options: unknown, names: readonly string[]): string {
  const listed = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`;
  return `the options are not an object, got ${kindOf(options)}, expected { ${listed} }; leave them out for the defaults.`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value;
}

function noSuchOption(name: string, names: readonly string[]): string {
  const nearest = nearestNames(name, names, 3).map((other) => `"${other}"`);
  return `there is no option "${name}"; the nearest ${nearest.length === 1 ? 'name is' : 'names are'} ${nearest.join(', ')}.`;
}
