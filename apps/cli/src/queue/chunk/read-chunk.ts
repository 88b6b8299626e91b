import { GradCamError, visibleName } from '@gradcam/errors';
import { Check, Errors } from 'typebox/value';
import type { Chunk } from './chunk.js';
import { chunkSchema } from './chunk-schema.js';

/**
 * Checks a chunk that came out of a queue, where anybody may have put it.
 *
 * @param value What was in the queue.
 * @returns The chunk: every field is known and of its kind. What its paths lead to is not looked at yet.
 * @throws `BAD_OPTION` for anything else
 */
export function readChunk(value: unknown): Chunk {
  // A key such as `__proto__` is an own one here, which the schema does not know.
  if (!Check(chunkSchema, value)) throw refused(problemOf(value));
  // Border to TypeBox: its types do not know names that are listed elsewhere.
  const chunk = value as unknown as Chunk;
  if ((chunk.pictures === undefined) === (chunk.archive === undefined))
    throw refused('has to have either "pictures" or "archive"');
  return chunk;
}

function problemOf(value: unknown): string {
  const [problem] = Errors(chunkSchema, value).filter(({ keyword }) => keyword !== 'boolean');
  if (problem === undefined) return 'does not fit';
  const where = problem.instancePath === '' ? 'it' : `"${problem.instancePath.slice(1)}"`;
  const key =
    problem.keyword === 'additionalProperties'
      ? ` (${problem.params.additionalProperties.join(', ')})`
      : '';
  return visibleName(`${where} ${problem.message}${key}`);
}

function refused(problem: string): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `this is no chunk of a run of this version: ${problem}; put chunks into the queue by gradcam batch --queue of the same version.`,
  );
}
