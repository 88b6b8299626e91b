import { checkKind, isObject } from '@gradcam/errors';

/**
 * Refuses what says nothing of a network's input.
 *
 * @param preprocessing As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requirePreprocessing(preprocessing: unknown): void {
  checkKind(
    isObject(preprocessing) && isObject(preprocessing['inputSize']),
    preprocessing,
    'the preprocessing does not say what the network expects',
    '{ inputSize, pixelRange, channelOrder }, such as the spec of a known model',
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
