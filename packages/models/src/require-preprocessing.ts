import { checkKind, isObject } from '@gradcam/errors';

/**
 * Refuses what says nothing of a network's input.
 *
 * @param preprocessing As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requirePreprocessing(preprocessing: unknown): void {
  const inputSize = isObject(preprocessing) ? preprocessing['inputSize'] : undefined;
  checkKind(
    isObject(inputSize),
    preprocessing,
    'the preprocessing does not say what the network expects',
    '{ inputSize, pixelRange, channelOrder }, such as the spec of a known model',
  );
  const { width, height } = isObject(inputSize) ? inputSize : {};
  checkKind(
    [width, height].every((side) => Number.isInteger(side) && Number(side) > 0),
    inputSize,
    'the inputSize is wrong',
    '{ width, height } in whole pixels, such as { width: 224, height: 224 }',
  );
}

/**
 * Refuses what has no size.
 *
 * @param picture As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requireSize(picture: unknown): void {
  const { width, height } = isObject(picture) ? picture : {};
  checkKind(
    typeof width === 'number' && typeof height === 'number',
    picture,
    'this has no size',
    '{ width, height }',
  );
}
