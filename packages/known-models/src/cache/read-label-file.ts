import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { PackageSource } from '@gradcam/models';
import { filesIn } from './manifest.js';

/**
 * Reads the file with the class names of a package.
 *
 * @param folder The folder, as unpacked.
 * @param source Where it came from: its path is that of the file.
 * @returns The text.
 * @throws `MODEL_BROKEN` where the package has no such file
 */
export async function readLabelFile(folder: string, source: PackageSource): Promise<string> {
  const name = basename(source.path);
  if ((await filesIn(folder)).includes(name)) return await readFile(join(folder, name), 'utf8');
  throw new GradCamError(
    'MODEL_BROKEN',
    `the package ${source.package} lacks the class names, expected the file "${source.path}"; nothing was kept. Name a package that has them, and the file.`,
  );
}
