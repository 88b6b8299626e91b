import { isObject } from '@gradcam/errors';
import type { RunFile } from './run-file.js';

/**
 * Tells the settings of a run from what somebody else has written or changed.
 *
 * @param content As the file has it.
 * @returns True where its parts are what a run writes.
 */
export function isRunFile(content: unknown): content is RunFile {
  if (!isObject(content) || content['run'] !== 1) return false;
  const { input, settings, settled } = content;
  return isObject(input) && isObject(settings) && (settled === undefined || isSettled(settled));
}

function isSettled(settled: unknown): boolean {
  if (!isObject(settled)) return false;
  const { made, preprocessing, trunk } = settled;
  const areTexts = isObject(made) && Object.values(made).every((each) => typeof each === 'string');
  // Its numbers are checked where they are used.
  const isKnown = preprocessing === undefined || isObject(preprocessing);
  return areTexts && isKnown && (trunk === 'tfjs' || trunk === 'onnx');
}
