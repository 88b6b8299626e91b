import { checkKind, isObject } from '@gradcam/errors';
import { checkPacing } from '../pace/check-pacing.js';
import { checkFormat } from '../space/check-format.js';
import type { ExplainerOptions } from './options.js';

/**
 * Refuses options about the input that a program without types may have mistaken.
 *
 * @param options As given by the caller.
 * @throws `BAD_OPTION`
 */
export function checkInputOptions(options: ExplainerOptions): void {
  const given: Readonly<Partial<Record<keyof ExplainerOptions, unknown>>> = options;
  const { checkPrediction, preprocessing, inputShapes } = given;
  checkFormat(given.format);
  checkPacing(options);
  checkKind(
    checkPrediction === undefined || typeof checkPrediction === 'boolean',
    checkPrediction,
    'the option checkPrediction is neither true nor false',
    'a boolean',
  );
  checkKind(
    preprocessing === undefined || isObject(preprocessing),
    preprocessing,
    'the option preprocessing is not one',
    "{ pixelRange: [0, 1], channelOrder: 'rgb' } or the like",
  );
  checkKind(
    inputShapes === undefined ||
      (Array.isArray(inputShapes) && inputShapes.length > 0 && inputShapes.every(isShape)),
    inputShapes,
    'the option inputShapes is not a list of shapes',
    'one for each input, whole numbers, as in [[1, 224, 224, 3]]',
  );
}

function isShape(shape: unknown): boolean {
  return Array.isArray(shape) && shape.every((size) => Number.isSafeInteger(size) && size > 0);
}
