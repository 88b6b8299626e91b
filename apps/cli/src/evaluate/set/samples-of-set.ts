import { visibleName } from '@gradcam/errors';
import type { AnnotatedObject, Label, PixelSize } from '../../annotations/annotation.js';
import type { Gathered, KnownPicture } from '../../annotations/gather-annotations.js';
import { readLabel } from '../../annotations/read-label.js';
import type { SetPicture } from './list-set.js';

/** One class in one picture. */
export interface SetSample {
  readonly picture: SetPicture;
  /** Undefined where nothing says what the picture shows: then the predicted class is measured. */
  readonly label: Label | undefined;
  /** The objects of the class. */
  readonly objects: readonly AnnotatedObject[];
  /** The size of the picture when it was annotated, where that is known. */
  readonly size: PixelSize | undefined;
}

/**
 * Makes the samples of a set: one for each class that a picture is known to show. What a list says of a picture counts before the names of its objects, and these
 * before the name of its folder.
 *
 * @param pictures The pictures.
 * @param gathered What is known of them.
 * @param report Gets a sentence about a picture.
 * @returns At least one sample for each picture.
 */
export function samplesOfSet(
  pictures: readonly SetPicture[],
  gathered: Gathered['pictures'],
  report: (picture: SetPicture, sentence: string) => void,
): readonly SetSample[] {
  return pictures.flatMap((picture) => {
    const known = gathered.get(picture.path) ?? nothing;
    return labelsOf(picture, known).map((label) => ({
      picture,
      label,
      size: known.size,
      objects: objectsOf(label, known, (sentence) => {
        report(picture, sentence);
      }),
    }));
  });
}

const nothing: KnownPicture = { labels: new Set(), objects: [], size: undefined };

function labelsOf(
  { folder }: SetPicture,
  { labels, objects }: KnownPicture,
): readonly (Label | undefined)[] {
  if (labels.size > 0) return [...labels];
  const named = namesOf(objects);
  if (named.length > 0) return named;
  return [folder === undefined ? undefined : readLabel(folder, 'the folder')];
}

/** Those of the class; where none is, all of them, if they are of one other class: annotations and networks may call a thing by different names. */
function objectsOf(
  label: Label | undefined,
  { objects }: KnownPicture,
  report: (sentence: string) => void,
): readonly AnnotatedObject[] {
  const found = objects.filter((object) => object.label === undefined || object.label === label);
  if (found.length > 0) return found;
  const others = namesOf(objects);
  if (others.length > 1)
    report(
      `none of its objects is a "${visibleName(String(label))}", got ${others.map((name) => `"${visibleName(String(name))}"`).join(', ')}; call one of them that, or leave the label out.`,
    );
  return others.length > 1 ? [] : objects;
}

function namesOf(objects: readonly AnnotatedObject[]): readonly Label[] {
  return [...new Set(objects.flatMap(({ label }) => label ?? []))];
}
