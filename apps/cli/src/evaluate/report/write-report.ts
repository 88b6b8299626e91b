import { dirname, resolve } from 'node:path';
import { writeWhole } from '@gradcam/pictures/node';
import { makeFolder } from '../../files/make-folder.js';
import type { Session } from '../../model/session.js';
import type { MeasuredSet } from '../measured-set.js';
import { reportPage } from './report-page.js';

/**
 * Writes the report.
 *
 * @param file As the user named it.
 * @param measured The set.
 * @param session The network.
 * @returns The whole path.
 * @throws `FILE_NOT_FOUND` where it cannot be written
 */
export async function writeReport(
  file: string,
  measured: MeasuredSet,
  session: Session,
): Promise<string> {
  const path = resolve(file);
  await makeFolder(dirname(path));
  await writeWhole(path, reportPage(measured, session));
  return path;
}
