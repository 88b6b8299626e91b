import { checkChoice, checkKind, checkOptionNames, isObject } from '@gradcam/errors';
import type { Preprocessing } from '../known-model.js';
import { checkConversion } from './check-conversion.js';
import { requireCrop, requireSizeOfInput } from './require-preprocessing.js';

const names = {
  inputSize: true,
  pixelRange: true,
  channelOrder: true,
  mean: true,
  deviation: true,
  channels: true,
  fit: true,
  crop: true,
  dtype: true,
  dataFormat: true,
} as const satisfies Record<keyof Preprocessing, true>;

/**
 * Refuses parts of a preprocessing that are wrong; any of them may be missing.
 *
 * @param given As a caller or a file has it.
 * @param where What it is called in the sentence, as in `the option preprocessing`.
 * @throws `BAD_OPTION`
 */
export function requirePartialPreprocessing(
  given: unknown,
  where: string,
): asserts given is Partial<Preprocessing> {
  const isRecord = isObject(given);
  checkKind(
    isRecord,
    given,
    `${where} is wrong`,
    'a name of preprocessings, or { pixelRange, channelOrder, … }',
  );
  checkOptionNames(given, names);
  requireParts(isRecord ? given : {}, where);
}

/**
 * Refuses parts of a preprocessing that are wrong, whatever lies beside them, as in the spec of a known model.
 *
 * @param parts As a caller or a file has them.
 * @param where What they are called in the sentence.
 * @throws `BAD_OPTION`
 */
export function requireParts(
  parts: Partial<Record<keyof Preprocessing, unknown>>,
  where: string,
): void {
  if (parts.inputSize !== undefined) requireSizeOfInput(parts.inputSize);
  requireCrop(parts.crop);
  checkConversion(parts);
  checkChoice(parts.fit, ['stretch', 'contain', 'cover'], `${where}.fit`);
  checkChoice(parts.dataFormat, ['channelsLast', 'channelsFirst'], `${where}.dataFormat`);
  checkChoice(parts.dtype, ['float32', 'int32'], `${where}.dtype`);
}
