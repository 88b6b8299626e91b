import { isObject, nearestNames, visibleName, writtenOut } from '@gradcam/errors';
import type { TLocalizedValidationError as Problem } from 'typebox/error';
import type { TSchema } from 'typebox';

/**
 * Says what is wrong with a value that does not fit its schema.
 *
 * @param problems What the check found, at least one thing.
 * @param value The value.
 * @param schema The schema.
 * @param whole What the value is, as in `the query`.
 * @returns The end of a sentence: what is wrong, what was got, what was expected.
 */
export function problemOf(
  problems: readonly Problem[],
  value: unknown,
  schema: TSchema,
  whole: string,
): string {
  // A key that is unknown explains others that are missing.
  const unknown = problems.find(({ keyword }) => keyword === 'additionalProperties');
  const [first] = problems.filter(({ keyword }) => keyword !== 'boolean');
  const problem = unknown ?? first;
  if (problem === undefined) return `${whole} does not fit`;
  const path = problem.instancePath.split('/').slice(1).map(unescaped);
  return `${path.length === 0 ? whole : `"${visibleName(path.join('.'))}"`} ${sentence(problem, at(value, path), at(schema, stepsOf(problem.schemaPath)))}`;
}

/** A `Problem` is one of thirty kinds, of which these need other words than its own. */
function sentence(problem: Problem, value: unknown, schema: unknown): string {
  const got = `got ${visibleName(writtenOut(value))}`;
  if (problem.keyword === 'additionalProperties')
    return unknownKey(problem.params.additionalProperties, namesOf(schema));
  if (problem.keyword === 'required')
    return `lacks ${problem.params.requiredProperties.map((name) => `"${name}"`).join(' and ')}`;
  if (problem.keyword === 'enum')
    return `is unknown, ${got}, expected one of ${problem.params.allowedValues.map((each) => JSON.stringify(each)).join(', ')}`;
  if (problem.keyword === 'type') {
    const kind = String(problem.params.type);
    return `is of the wrong kind, ${got}, expected ${kinds[kind] ?? kind}`;
  }
  return `is wrong, ${got}, which ${problem.message}`;
}

function unknownKey([key = '']: readonly string[], known: readonly string[]): string {
  const shown = visibleName(key);
  return known.length === 0
    ? `has the name "${shown}"; a name has letters, digits, ".", "_" and "-", at most 64 of them`
    : `has "${shown}", which is unknown, expected ${known.join(', ')}; the nearest is ${nearestNames(key, known, 1).join()}`;
}

const kinds: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text',
};

function namesOf(schema: unknown): readonly string[] {
  const properties = isObject(schema) ? schema['properties'] : undefined;
  return isObject(properties) ? Object.keys(properties) : [];
}

/** The part of a value; lists have theirs by number. */
function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((part, key) => new Map(Object.entries(part ?? {})).get(key), value);
}

function stepsOf(schemaPath: string): readonly string[] {
  return schemaPath.split('/').slice(1).map(unescaped);
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
