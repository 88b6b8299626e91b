import { nearestNames } from '../names/nearest-names.js';

/** The names of all options of one function: a record, so that the compiler holds it against the type of the options. */
export type OptionNames = Readonly<Record<string, true>>;

/**
 * Finds what is wrong with options as such: that they are no object, or that one of them does not exist.
 *
 * @param options As the user gave them; undefined where they were left out.
 * @param known All that there are.
 * @returns A sentence, or undefined where nothing is wrong.
 */
export function optionProblem(options: unknown, known: OptionNames): string | undefined {
  if (options === undefined) return undefined;
  const names = Object.keys(known);
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const got = options === null ? 'null' : Array.isArray(options) ? 'a list' : typeof options;
    return `the options are not an object, got ${got}, expected { ${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''} }; leave them out for the defaults.`;
  }
  // An option without a value says nothing: programs hand on what they were not given.
  const unknown = Object.entries(options).find(
    ([name, value]) => value !== undefined && !Object.hasOwn(known, name),
  )?.[0];
  if (unknown === undefined) return undefined;
  const nearest = nearestNames(unknown, names, 3).map((name) => `"${name}"`);
  return `there is no option "${unknown}"; the nearest ${nearest.length === 1 ? 'name is' : 'names are'} ${nearest.join(', ')}.`;
}
