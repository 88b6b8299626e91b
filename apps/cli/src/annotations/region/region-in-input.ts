import { GradCamError, visibleName } from '@gradcam/errors';
import type { ObjectBox, Sample } from '@gradcam/evaluate';
import type { AnnotatedObject, Outline, PixelSize } from '../annotation.js';
import { boxInInput, nothingLeft } from './box-in-input.js';
import type { InputFrame } from './input-frame.js';
import { maskInInput } from './mask-in-input.js';

/** The place of the objects of one class, in pixels of the network's input. */
export type Region = Pick<Sample, 'box' | 'mask'>;

/**
 * Brings objects to the network's input. One with which something is wrong is a sentence, and the others count.
 *
 * @param objects The objects of one class.
 * @param annotatedSize The size of the picture when they were annotated, where that is known.
 * @param frame Where the picture lies in the input.
 * @param report Gets the sentences.
 * @returns Their boxes, and a mask if each of them has one; neither if there are no objects.
 */
export async function regionInInput(
  objects: readonly AnnotatedObject[],
  annotatedSize: PixelSize | undefined,
  frame: InputFrame,
  report: (sentence: string) => void,
): Promise<Region> {
  const { picture, input } = frame;
  if (annotatedSize !== undefined && !isSameSize(annotatedSize, picture)) {
    const { width, height } = annotatedSize;
    report(
      `the picture has another size than when it was annotated, got ${picture.width} x ${picture.height}, expected ${width} x ${height}; its objects are left out.`,
    );
    return {};
  }
  const boxes: ObjectBox[] = [];
  const data = new Uint8Array(input.width * input.height);
  const outlines: Outline[] = [];
  for (const object of objects)
    await orSentence(object, report, async ({ box, outline }) => {
      if (box !== undefined) boxes.push(boxInInput(box, frame));
      if (outline === undefined) return;
      await maskInInput(outline, frame, data);
      outlines.push(outline);
    });
  const place = boxes.length === 0 ? {} : { box: boxes };
  if (!isMaskOfAll(outlines, objects)) return place;
  if (data.includes(1))
    return { ...place, mask: { data, width: input.width, height: input.height } };
  report(`the mask ${nothingLeft}`);
  return place;
}

function isSameSize(one: PixelSize, other: PixelSize): boolean {
  return one.width === other.width && one.height === other.height;
}

/** Does something with an object; what is wrong with that is said. */
async function orSentence(
  object: AnnotatedObject,
  report: (sentence: string) => void,
  run: (object: AnnotatedObject) => Promise<void>,
): Promise<void> {
  try {
    await run(object);
  } catch (error) {
    if (!(error instanceof GradCamError)) throw error;
    const which = object.label === undefined ? '' : `"${visibleName(String(object.label))}": `;
    report(`${which}${error.sentence}`);
  }
}

/** A file is the mask of all objects; others are each of one. */
function isMaskOfAll(outlines: readonly Outline[], objects: readonly AnnotatedObject[]): boolean {
  const isOfEach = outlines.length > 0 && outlines.length === objects.length;
  return isOfEach || outlines.some(({ kind }) => kind === 'file');
}
