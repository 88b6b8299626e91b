import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { settingsOf } from '../../evaluate/settings-of.js';
import type { EvaluateArguments } from '../request.js';
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
  if (report !== undefined) checkReport(report, force);
  if (given.metric.includes('randomized-weights') && given.trunk === 'onnx')
    throw refused(
      '--metric randomized-weights changes the weights of TensorFlow.js, got --trunk onnx; leave one of them out',
    );
  for (const setting of settingsOf(given)) await checkTogether(setting);
}

function checkReport(report: string, force: boolean): void {
  if (!/^\.html?$/i.test(extname(report)))
    throw refused(`--report is an HTML page, got "${report}", expected a name that ends in .html`);
  if (isFolder(report) || (existsSync(report) && !force))
    throw refused(
      `the file "${report}" already exists; name another with --report, or replace it with --force`,
    );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
