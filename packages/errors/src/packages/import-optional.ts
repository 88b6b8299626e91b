import { calledAs } from '../called-as.js';
import { GradCamError } from '../grad-cam-error.js';
import { tryImport } from './try-import.js';

/**
 * Loads a package that need not be installed, or says how to get it.
 *
 * @param name The package.
 * @param load Imports it, so that bundlers see its name.
 * @returns The package.
 * @throws `BACKEND_UNAVAILABLE`
 *
 * @example
 * ```ts
 * const sharp = await importOptional('sharp', () => import('sharp'));
 * ```
 */
export async function importOptional<Package>(
  name: string,
  load: () => Promise<Package>,
): Promise<Package> {
  return calledAs('importOptional', async () => {
    const { module, problem } = await tryImport(name, load);
    if (problem === undefined) return module;
    const got = problem.isMissing
      ? 'is not installed'
      : `cannot be loaded, got "${problem.reason}"`;
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      `the package ${name} ${got}; install it with npm install ${name}.`,
      { cause: problem.cause },
    );
  });
}
