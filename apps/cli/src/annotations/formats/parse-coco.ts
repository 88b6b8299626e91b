import { isObject, saidOf } from '@gradcam/errors';
import type { AnnotatedObject, Annotation, ParsedAnnotations, PixelSize } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';
import { eachOrProblem } from '../each-or-problem.js';
import { readLabel } from '../read-label.js';
import { readBox } from './read-box.js';
import { readSegmentation } from './read-segmentation.js';

/**
 * Reads the annotations of COCO, without crowds, which mark more than one object.
 *
 * @param content The parsed JSON.
 * @param content.images Its pictures.
 * @param content.annotations Its objects.
 * @param content.categories Its classes.
 * @param name The name of the file, for sentences.
 * @returns The objects of many pictures.
 */
export function parseCoco(
  content: {
    readonly images: unknown;
    readonly annotations: unknown;
    readonly categories?: unknown;
  },
  name: string,
): ParsedAnnotations {
  const problems: string[] = [];
  const categories = new Map(
    entriesOf(content.categories).map((category) => [category['id'], category['name']]),
  );
  const images = entriesOf(content.images);
  const objects = new Map(images.map(({ id }): [unknown, AnnotatedObject[]] => [id, []]));
  eachOrProblem(
    entriesOf(content.annotations),
    (entry, index) => {
      if (entry['iscrowd'] === 1) return;
      const where = `annotation ${index + 1} of ${name}`;
      const image = entry['image_id'];
      const others = objects.get(image);
      if (others === undefined)
        throw annotationProblem(
          `${where} belongs to no image, got as its image_id ${saidOf(image)}, expected the id of one of the ${images.length} images; correct the file.`,
        );
      others.push(objectOf(entry, categories, where));
    },
    problems,
  );
  const annotations = eachOrProblem(
    images,
    (image, index) => annotationOf(image, objects, `image ${index + 1} of ${name}`),
    problems,
  );
  return { annotations, problems };
}

type Entry = Readonly<Record<string, unknown>>;

function entriesOf(list: unknown): readonly Entry[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function annotationOf(
  image: Entry,
  objects: ReadonlyMap<unknown, readonly AnnotatedObject[]>,
  where: string,
): Annotation {
  const file = image['file_name'];
  if (typeof file !== 'string')
    throw annotationProblem(`${where} has no file_name, got ${saidOf(file)}; correct the file.`);
  const size = sizeOf(image['width'], image['height']);
  return { names: [file], size, labels: [], objects: objects.get(image['id']) ?? [] };
}

function sizeOf(width: unknown, height: unknown): PixelSize | undefined {
  if (typeof width !== 'number' || typeof height !== 'number') return undefined;
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function objectOf(
  { category_id: category, bbox, segmentation }: Entry,
  categories: ReadonlyMap<unknown, unknown>,
  where: string,
): AnnotatedObject {
  const label = readLabel(categories.get(category), where);
  const outline = segmentation === undefined ? undefined : readSegmentation(segmentation, where);
  if (bbox === undefined && outline !== undefined) return { label, outline };
  return { label, box: readBox(bbox, where), outline };
}
