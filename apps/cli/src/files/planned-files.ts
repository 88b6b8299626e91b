import { extname } from 'node:path';
import { methodsOf } from '../arguments/check/check-together.js';
import type { MapArguments, OutputArguments } from '../arguments/request.js';

/** A file that is going to be written for a picture. */
export interface PlannedFile {
  readonly kind: 'overlay' | 'concepts' | 'scores';
  readonly path: string;
  /** Of the map whose scores it holds. */
  readonly map: number;
}

/** The endings of the file that is drawn. */
export const drawnEndings = ['.png', '.jpg', '.jpeg', '.webp', '.svg'] as const;

/**
 * Names all files of a picture: the concepts and the scores stand beside what is drawn.
 *
 * @param path The path of what is drawn.
 * @param given What is asked for.
 * @returns The files, that one first.
 */
export function plannedFiles(
  path: string,
  given: MapArguments & OutputArguments,
): readonly PlannedFile[] {
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  const methods = given.npy ? methodsOf(given) : [];
  // Concepts are pixels.
  const concepts = `${stem}-concepts${ending.toLowerCase() === '.svg' ? '.png' : ending}`;
  return [
    { kind: 'overlay', path, map: 0 },
    ...(given.concepts === undefined
      ? []
      : [{ kind: 'concepts', path: concepts, map: 0 } as const]),
    ...methods.map(
      (method, map) =>
        ({
          kind: 'scores',
          path: methods.length > 1 ? `${stem}-${method}.npy` : `${stem}.npy`,
          map,
        }) as const,
    ),
  ];
}
