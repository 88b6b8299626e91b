import { checkKind, isObject } from '@gradcam/errors';

/** As many as `readPicture` reads by default. */
const mostPixels = 100_000_000;

/**
 * Refuses what says nothing of a network's input.
 *
 * @param preprocessing As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requirePreprocessing(preprocessing: unknown): void {
  const { inputSize, crop }: { inputSize?: unknown; crop?: unknown } = isObject(preprocessing)
    ? preprocessing
    : {};
  checkKind(
    isObject(inputSize),
    preprocessing,
    'the preprocessing does not say what the network expects',
    '{ inputSize, pixelRange, channelOrder }, such as the spec of a known model',
  );
  requireSizeOfInput(inputSize);
  requireCrop(crop);
}

/**
 * Refuses what is not the size of a network's input.
 *
 * @param inputSize As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requireSizeOfInput(inputSize: unknown): void {
  checkKind(
    isSize(inputSize),
    inputSize,
    'the inputSize is wrong',
    `{ width, height } in whole pixels, such as { width: 224, height: 224 }, of at most ${mostPixels} in all`,
  );
}

/**
 * Refuses what is not the part of a picture that becomes the input.
 *
 * @param crop As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requireCrop(crop: unknown): void {
  const isShare = typeof crop === 'number' && crop > 0 && crop <= 1;
  checkKind(
    crop === undefined || isShare,
    crop,
    'the crop is wrong',
    'the share of the sides that becomes the input, above 0 and at most 1',
  );
}

/**
 * Refuses what has no size.
 *
 * @param picture As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requireSize(picture: unknown): void {
  checkKind(
    isSize(picture),
    picture,
    'this has no size',
    `{ width, height } in whole pixels, of at most ${mostPixels} in all`,
  );
}

function isSize(value: unknown): boolean {
  const { width, height } = isObject(value) ? value : {};
  return isSide(width) && isSide(height) && width * height <= mostPixels;
}

function isSide(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
