import { existsSync, statSync } from 'node:fs';
import { GradCamError } from '@gradcam/errors';
import { settingsOf } from '../../evaluate/settings-of.js';
import type { EvaluateArguments } from '../request.js';
import { checkReport } from './check-report.js';
import { checkTogether } from './check-together.js';

/**
 * Refuses a set that is not there, a report that cannot be written as it is named, and settings whose options do not fit together.
 *
 * @param given The parsed arguments.
 * @throws `BAD_OPTION`
 */
export async function checkEvaluate(given: EvaluateArguments): Promise<void> {
  const { folder, annotations, report, force } = given;
  if (!isFolder(folder))
    throw refused(
      `there is no folder "${folder}", expected one with pictures; check the path. Single pictures are for gradcam explain`,
    );
  const missing = annotations.find((path) => !existsSync(path));
  if (missing !== undefined)
    throw refused(
      `there are no annotations at "${missing}", expected a file or a folder; check the path`,
    );
  checkReport({ report, force });
  if (given.metric.includes('randomized-weights') && given.trunk === 'onnx')
    throw refused(
      '--metric randomized-weights changes the weights of TensorFlow.js, got --trunk onnx; leave one of them out',
    );
  for (const setting of settingsOf(given)) await checkTogether(setting);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
