import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { ReportArguments } from '../request.js';

/**
 * Refuses a report that cannot be written as it is named.
 *
 * @param given The parsed arguments.
 * @throws `BAD_OPTION` for another ending, a folder, and a file that is there
 */
export function checkReport({ report, force }: ReportArguments): void {
  if (report === undefined) return;
  if (!/^\.html?$/i.test(extname(report)))
    throw refused(`--report is an HTML page, got "${report}", expected a name that ends in .html`);
  const found = statSync(report, { throwIfNoEntry: false });
  if (found?.isDirectory() === true)
    throw refused(`--report is a file, got the folder "${report}"; name a file in it`);
  if (found !== undefined && !force)
    throw refused(
      `the file "${report}" already exists; name another with --report, or replace it with --force`,
    );
}

function refused(sentence: string): GradCamError {
  return new GradCamError('BAD_OPTION', `${sentence}.`);
}
