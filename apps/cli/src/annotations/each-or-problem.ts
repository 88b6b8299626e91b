import { GradCamError } from '@gradcam/errors';

/**
 * Does something with each entry of a list, and keeps the sentences of those with which something is wrong.
 *
 * @param entries The list.
 * @param run What is done with one.
 * @param problems Gets the sentences.
 * @returns The results of the others.
 */
export function eachOrProblem<T, R>(
  entries: Iterable<T>,
  run: (entry: T, index: number) => R,
  problems: string[],
): R[] {
  const results: R[] = [];
  let index = 0;
  for (const entry of entries) {
    try {
      results.push(run(entry, index));
    } catch (error) {
      if (!(error instanceof GradCamError)) throw error;
      problems.push(error.sentence);
    }
    index += 1;
  }
  return results;
}
