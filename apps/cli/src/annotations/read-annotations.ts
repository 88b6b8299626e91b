import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { glob } from 'tinyglobby';
import type { ParsedAnnotations } from './annotation.js';
import { annotationProblem } from './annotation-problem.js';
import { annotationEndings, parseAnnotations } from './parse-annotations.js';

/** In a folder of YOLO's, and no annotation itself. */
const classesFile = 'classes.txt';

/**
 * Reads annotations: of a folder the files in it and below, of which pictures that end in .png are masks.
 *
 * @param path A file or a folder.
 * @param isPicture Tells whether a path is that of a picture of the set, and so not of a mask.
 * @returns The content of each file.
 */
export async function* readAnnotations(
  path: string,
  isPicture: (path: string) => boolean,
): AsyncGenerator<ParsedAnnotations> {
  const isFolder = (await stat(path)).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const names = isFolder
    ? await glob('**/*', { cwd: folder, followSymbolicLinks: false })
    : [basename(path)];
  for (const name of names.sort()) {
    const ending = extname(name).toLowerCase();
    if (ending === '.png') {
      if (!isPicture(join(folder, name))) yield maskOf(name, folder);
    } else if (annotationEndings.includes(ending) && basename(name) !== classesFile)
      yield await parsedFile(name, folder);
  }
}

function maskOf(name: string, folder: string): ParsedAnnotations {
  const outline = { kind: 'file', path: join(folder, name) } as const;
  return { annotations: [{ names: [name], labels: [], objects: [{ outline }] }], problems: [] };
}

async function parsedFile(name: string, folder: string): Promise<ParsedAnnotations> {
  try {
    const text = await textOf(join(folder, name));
    const isYolo = extname(name).toLowerCase() === '.txt';
    return parseAnnotations({
      name,
      text,
      classes: isYolo ? await classesBeside(name, folder) : undefined,
    });
  } catch (error) {
    if (!(error instanceof GradCamError)) throw error;
    return { annotations: [], problems: [error.sentence] };
  }
}

/** The nearest list of classes, in the folder of the file or above, but not above that which was named. */
async function classesBeside(name: string, folder: string): Promise<string[] | undefined> {
  const place = dirname(name);
  const path = join(folder, place, classesFile);
  if ((await stat(path).catch(() => undefined))?.isFile() === true)
    return (await textOf(path))
      .trim()
      .split(/\r?\n/)
      .map((line) => line.trim());
  return place === '.' ? undefined : classesBeside(place, folder);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw annotationProblem(
      `${path} cannot be read, got "${cause instanceof Error ? cause.message : String(cause)}"; look at the file.`,
    );
  }
}
