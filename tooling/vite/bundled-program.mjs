import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

/**
 * Bundles a program of a package's tests into one file for plain Node before the tests, and removes it after them.
 * @param {URL} folder of the package, which has one such program
 * @param {string} source of the program, from there
 * @returns {string} the path of the file
 */
export function bundledProgram(folder, source) {
  const root = fileURLToPath(folder);
  // Inside the package, so that the program finds what the package is installed with.
  const outDir = join(root, 'output', 'programs');
  const entryFileNames = `${basename(source, '.ts')}.mjs`;
  beforeAll(async () => {
    await build({
      root,
      logLevel: 'error',
      resolve: { conditions: ['@gradcam/source', 'node', 'import', 'default'] },
      ssr: { noExternal: [/^@gradcam\//], external: ['sharp'] },
      build: { ssr: join(root, source), outDir, rolldownOptions: { output: { entryFileNames } } },
    });
  });
  afterAll(() => rm(outDir, { recursive: true, force: true }));
  return join(outDir, entryFileNames);
}
