import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { Preprocessing } from '../known-model.js';
import { requirePartialPreprocessing } from '../preprocessing/require-partial-preprocessing.js';
import type { OpenedModel } from './opened-model.js';

/**
 * Writes what is known of a model as the content of a `gradcam.json`, which `openModel` reads where it lies beside the model: what had to be assumed once
 * can be corrected there, and need not be said again.
 *
 * @param opened A model that was opened.
 * @returns JSON with `title`, `labels` and `preprocessing`, as far as they are known.
 * @throws `BAD_OPTION` for what is not an opened model
 *
 * @example
 * ```ts
 * const opened = await openModel('./my-model', { preprocessing: 'torch' });
 * await writeFile('./my-model/gradcam.json', gradcamFile(opened));
 * ```
 */
export function gradcamFile(
  opened: Pick<OpenedModel, 'title' | 'classNames' | 'preprocessing'>,
): string {
  return calledAs('gradcamFile', () => {
    checkKind(isOpened(opened), opened, 'this is not an opened model', 'the result of openModel');
    const { title, classNames: labels, preprocessing } = opened;
    if (preprocessing !== undefined)
      requirePartialPreprocessing(preprocessing, 'its preprocessing');
    const known = { title, labels, preprocessing: preprocessing && inJson(preprocessing) };
    return `${JSON.stringify(known, null, 2)}\n`;
  });
}

/** A program without types may give anything. */
function isOpened(opened: unknown): boolean {
  const { title, classNames = [] } = isObject(opened) ? opened : {};
  const areNames =
    Array.isArray(classNames) && classNames.every((name) => typeof name === 'string');
  return typeof title === 'string' && areNames;
}

/** Typed arrays are lists there. */
function inJson(preprocessing: Partial<Preprocessing>): Readonly<Record<string, unknown>> {
  const { inputSize, pixelRange, mean, deviation } = preprocessing;
  return {
    ...preprocessing,
    inputSize: inputSize && { width: inputSize.width, height: inputSize.height },
    pixelRange: pixelRange && Array.from(pixelRange),
    mean: mean && Array.from(mean),
    deviation: deviation && Array.from(deviation),
  };
}
