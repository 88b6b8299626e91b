import { isObject, saidOf } from '@gradcam/errors';
import type { AnnotatedObject, Annotation, ParsedAnnotations } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';
import { eachOrProblem } from '../each-or-problem.js';
import { readLabel } from '../read-label.js';
import { parseCoco } from './parse-coco.js';
import { readBox } from './read-box.js';

/**
 * Reads JSON: annotations of COCO; `{ "picture": label }`; or a list of `{ picture, label, box }`, whose box is `{ x, y, width, height }` or a list of them.
 *
 * @param text The file.
 * @param name Its name, for sentences.
 * @returns The labels and the objects of pictures.
 */
export function parseJson(text: string, name: string): ParsedAnnotations {
  const problems: string[] = [];
  const [parsed] = eachOrProblem([text], (given) => contentOf(given, name), problems);
  if (parsed === undefined) return { annotations: [], problems };
  const { content } = parsed;
  if (isObject(content) && Array.isArray(content['images']))
    return parseCoco(
      {
        images: content['images'],
        annotations: content['annotations'],
        categories: content['categories'],
      },
      name,
    );
  const annotations = eachOrProblem(
    entriesOf(content),
    ({ picture, label, box }, index) =>
      annotationOf(picture, label, box, `entry ${index + 1} of ${name}`),
    problems,
  );
  return { annotations, problems };
}

interface Entry {
  readonly picture?: unknown;
  readonly label?: unknown;
  readonly box?: unknown;
}

function contentOf(text: string, name: string): { readonly content: unknown } {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === 'object' && content !== null) return { content };
    throw new SyntaxError(`${saidOf(content)} is neither a list nor an object`);
  } catch (cause) {
    throw annotationProblem(
      `${name} is not JSON with annotations, got "${cause instanceof Error ? cause.message : String(cause)}"; correct the file.`,
    );
  }
}

function entriesOf(content: unknown): readonly Entry[] {
  if (Array.isArray(content))
    return content.map((entry: unknown) => (isObject(entry) ? entry : {}));
  return Object.entries(isObject(content) ? content : {}).map(([picture, label]) => ({
    picture,
    label,
  }));
}

function annotationOf(picture: unknown, label: unknown, box: unknown, where: string): Annotation {
  if (typeof picture !== 'string' || picture === '')
    throw annotationProblem(
      `${where} names no picture, got ${saidOf(picture)}, expected { picture, label }; correct the file.`,
    );
  const known = label === undefined ? undefined : readLabel(label, where);
  const objects = boxesOf(box).map((each): AnnotatedObject => ({
    label: known,
    box: readBox(sidesOf(each), where),
  }));
  const ofPicture = known === undefined || objects.length > 0 ? [] : [known];
  return { names: [picture], labels: ofPicture, objects };
}

function boxesOf(box: unknown): readonly unknown[] {
  if (box === undefined) return [];
  return Array.isArray(box) ? box : [box];
}

function sidesOf(box: unknown): readonly unknown[] {
  const { x, y, width, height } = isObject(box) ? box : {};
  return [x, y, width, height];
}
