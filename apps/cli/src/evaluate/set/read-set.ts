import { resolve } from 'node:path';
import { gatherAnnotations } from '../../annotations/gather-annotations.js';
import type { ParsedAnnotations } from '../../annotations/annotation.js';
import { readAnnotations } from '../../annotations/read-annotations.js';
import { listSet, type SetPicture } from './list-set.js';
import { samplesOfSet, type SetSample } from './samples-of-set.js';
import type { SetProblem } from './set-problem.js';

/**
 * Reads what is known of a set. Its pictures are read when they are measured.
 *
 * @param folder The folder of the pictures.
 * @param annotations Files and folders.
 * @param report Gets what is wrong with the annotations.
 * @returns The samples, by the names of their pictures.
 * @throws `FILE_NOT_FOUND` for a folder without pictures
 */
export async function readSet(
  folder: string,
  annotations: readonly string[],
  report: (problem: SetProblem) => void,
): Promise<readonly SetSample[]> {
  const pictures = await listSet(folder, annotations);
  const { pictures: known, problems } = await gatherAnnotations(
    filesOf(annotations, pictures),
    pictures.map(({ path }) => path),
  );
  for (const sentence of problems) report({ picture: undefined, metric: undefined, sentence });
  return samplesOfSet(pictures, known, ({ path }, sentence) => {
    report({ picture: path, metric: undefined, sentence });
  });
}

async function* filesOf(
  annotations: readonly string[],
  pictures: readonly SetPicture[],
): AsyncGenerator<ParsedAnnotations> {
  const files = new Set(pictures.map(({ file }) => resolve(file)));
  for (const path of annotations) yield* readAnnotations(path, (file) => files.has(resolve(file)));
}
