import { calledAs } from '@gradcam/errors';
import type { Preprocessing } from '../known-model.js';
import { requirePreprocessing, requireSize } from './require-preprocessing.js';

/** The rectangle of a network's input, in pixels, that a picture is drawn to; it may extend beyond the input. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Computes the rectangle of a network's input that a picture is drawn to.
 *
 * @param picture Its size in pixels.
 * @param picture.width Width.
 * @param picture.height Height.
 * @param preprocessing The input's size, and how a picture is fitted in.
 * @returns Whole pixels; at least one in width and height.
 * @throws `BAD_OPTION`
 */
export function fitBox(
  picture: { readonly width: number; readonly height: number },
  preprocessing: Pick<Preprocessing, 'fit' | 'inputSize'>,
): Box {
  calledAs('fitBox', () => {
    requireSize(picture);
    requirePreprocessing(preprocessing);
  });
  const { inputSize, fit = 'stretch' } = preprocessing;
  if (fit === 'stretch') return { left: 0, top: 0, ...inputSize };
  const scales = [inputSize.width / picture.width, inputSize.height / picture.height];
  const scale = fit === 'contain' ? Math.min(...scales) : Math.max(...scales);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  return {
    left: Math.floor((inputSize.width - width) / 2),
    top: Math.floor((inputSize.height - height) / 2),
    width,
    height,
  };
}
