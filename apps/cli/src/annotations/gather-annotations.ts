import type {
  AnnotatedObject,
  Annotation,
  Label,
  ParsedAnnotations,
  PixelSize,
} from './annotation.js';
import { annotationProblem } from './annotation-problem.js';
import { eachOrProblem } from './each-or-problem.js';
import { pictureFinder } from './picture-finder.js';

/** The facts about a picture from all files together. */
export interface KnownPicture {
  readonly labels: Set<Label>;
  readonly objects: AnnotatedObject[];
  /** The size of the picture when it was annotated, where that is known. */
  size: PixelSize | undefined;
}

/** The facts about a set. */
export interface Gathered {
  /** By the path of the picture. */
  readonly pictures: ReadonlyMap<string, KnownPicture>;
  readonly problems: readonly string[];
}

/**
 * Brings annotations to their pictures.
 *
 * @param files What each file says.
 * @param paths The pictures of the set, by their paths in it, with slashes.
 * @returns The facts about each picture, and sentences about what belongs to none.
 */
export async function gatherAnnotations(
  files: AsyncIterable<ParsedAnnotations>,
  paths: readonly string[],
): Promise<Gathered> {
  const find = pictureFinder(paths);
  const pictures = new Map<string, KnownPicture>();
  const problems: string[] = [];
  const strays: string[] = [];
  for await (const file of files) {
    for (const problem of file.problems) problems.push(problem);
    eachOrProblem(
      file.annotations,
      (annotation) => {
        const path = pictureOf(annotation, find);
        if (path !== undefined) pictures.set(path, added(pictures.get(path), annotation));
        else if (annotation.labels.length + annotation.objects.length > 0)
          strays.push(annotation.names.at(-1) ?? '');
      },
      problems,
    );
  }
  const [first] = strays;
  if (first !== undefined)
    problems.push(
      `there is no picture for ${strays.length} of the annotations, got "${first}"${strays.length > 1 ? ' and others' : ''}; add the pictures, or correct the names.`,
    );
  return { pictures, problems };
}

function pictureOf(
  { names }: Annotation,
  find: ReturnType<typeof pictureFinder>,
): string | undefined {
  for (const name of names) {
    const found = find(name);
    if (typeof found === 'string') return found;
    if (found.count > 1)
      throw annotationProblem(
        `"${name}" fits ${found.count} pictures; name it with its folder and its ending.`,
      );
  }
  return undefined;
}

function added(
  known: KnownPicture | undefined,
  { labels, objects, size }: Annotation,
): KnownPicture {
  const picture = known ?? { labels: new Set(), objects: [], size: undefined };
  for (const label of labels) picture.labels.add(label);
  for (const object of objects) picture.objects.push(object);
  picture.size ??= size;
  return picture;
}
