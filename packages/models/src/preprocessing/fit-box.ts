import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { Preprocessing } from '../known-model.js';
import { requirePreprocessing, requireSize } from './require-preprocessing.js';

/** The parts of a preprocessing that say where a picture lies in the input. */
export type Fitting = Pick<Preprocessing, 'fit' | 'crop' | 'inputSize'>;

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
 * @param preprocessing The input's size, and how a picture is fitted in and cropped.
 * @returns Whole pixels; at least one in width and height.
 * @throws `BAD_OPTION`
 */
export function fitBox(
  picture: { readonly width: number; readonly height: number },
  preprocessing: Fitting,
): Box {
  calledAs('fitBox', () => {
    requireSize(picture);
    requirePreprocessing(preprocessing);
  });
  const { inputSize, crop = 1 } = preprocessing;
  const [across, down] = scalesOf(picture, preprocessing);
  const width = Math.max(1, Math.round((picture.width * across) / crop));
  const height = Math.max(1, Math.round((picture.height * down) / crop));
  return {
    left: Math.floor((inputSize.width - width) / 2),
    top: Math.floor((inputSize.height - height) / 2),
    width,
    height,
  };
}

function scalesOf(
  picture: Fitting['inputSize'],
  { inputSize, fit = 'stretch' }: Fitting,
): readonly [across: number, down: number] {
  const [across, down] = [inputSize.width / picture.width, inputSize.height / picture.height];
  if (fit === 'stretch') return [across, down];
  const scale = fit === 'contain' ? Math.min(across, down) : Math.max(across, down);
  return [scale, scale];
}

/**
 * Tells whether the input shows the whole picture and nothing else, so that a map over the one is a map over the other.
 *
 * @param preprocessing The input's size, and how a picture is fitted in and cropped.
 * @returns True where the picture is stretched to the input.
 * @throws `BAD_OPTION` for what is no preprocessing
 */
export function showsWhole(preprocessing: Omit<Fitting, 'inputSize'>): boolean {
  calledAs('showsWhole', () => {
    const isOne = isObject(preprocessing);
    checkKind(
      isOne,
      preprocessing,
      'this is not a preprocessing',
      'an object such as { fit, crop }',
    );
  });
  const { fit = 'stretch', crop = 1 } = preprocessing;
  return fit === 'stretch' && crop === 1;
}
