import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'vite';
import { expected } from '../../examples/shared/expected.js';
import { execute, serve } from './execute.mjs';
import { installExample } from './install-example.mjs';
import { readPage } from './read-page.mjs';

const port = 4173;

/**
 * Installs an example, builds it, runs its tests, and opens its page, whichever of these it has.
 * @param {string} name of its folder
 * @param {string} folder where it is installed
 * @param {string} browser the path of its program
 * @returns {Promise<string>} what was done; what does not hold is thrown
 */
export async function runExample(name, folder, browser) {
  const { build, start, test } = await installExample(name, folder);
  const done = [];
  if (build !== undefined) {
    await execute('npm', ['run', 'build'], folder);
    done.push(`built (${build})`);
  }
  if (test !== undefined) {
    await execute('npm', ['test'], folder);
    done.push(`tests pass (${test})`);
  }
  if (start !== undefined || pageOf(folder) !== undefined) {
    const texts = await textsOf(folder, start, browser);
    assert.deepEqual(
      texts,
      texts.map(() => expected),
    );
    done.push(`the page says "${texts.join('", "')}"`);
  }
  return done.join('; ');
}

/** The folder that has the page, as built or as it is. */
function pageOf(folder) {
  return [join(folder, 'dist'), folder].find((place) => existsSync(join(place, 'index.html')));
}

/** Serves the page, by a server of its own where it has one, and reads it in the browser. */
async function textsOf(folder, start, browser) {
  if (start !== undefined) {
    const end = await serve('start', folder, port);
    return readPage(`http://127.0.0.1:${port}/`, browser).finally(end);
  }
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: { outDir: pageOf(folder) },
    preview: { port, host: '127.0.0.1' },
  });
  return readPage(server.resolvedUrls.local[0], browser).finally(() => server.close());
}
