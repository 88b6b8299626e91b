import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

// Deep enough that a few steps upwards still lead to where somebody looks.
const given = 'outer/middle/inner/given';
const folders = [given, 'temporary', 'home/.cache', 'current'];

/** The settings of fonts, which a process keeps until it ends: not left behind by the input that it was with first. */
const kept = /^temporary\/gradcam-fonts-\w+$/;

/** Folders for one process: what it gets, and around it everything that a careless program writes to. */
export function makeSandbox() {
  const root = mkdtempSync(join(realpathSync(tmpdir()), 'gradcam-fuzz-'));
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  return {
    root,
    current: join(root, 'current'),
    environment: {
      TMPDIR: join(root, 'temporary'),
      HOME: join(root, 'home'),
      XDG_CACHE_HOME: join(root, 'home/.cache'),
      GRADCAM_CACHE: join(root, 'home/.cache'),
      // The registry is named at every call; npm need not be asked.
      npm_config_registry: 'http://127.0.0.1:9/',
      npm_config_cafile: '',
      HTTP_PROXY: '',
      HTTPS_PROXY: '',
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The folder that an input may write to. */
export const givenFolder = (root) => join(root, given);

/**
 * Looks for what was written where nothing may be, and clears it away, with what was given.
 * @param {string} root of a sandbox
 * @returns {string[]} paths
 */
export function clearSandbox(root) {
  const strays = strayIn(root, root);
  for (const path of strays) rmSync(join(root, path), { recursive: true, force: true });
  rmSync(join(root, given), { recursive: true, force: true });
  for (const folder of folders) mkdirSync(join(root, folder), { recursive: true });
  return strays;
}

function strayIn(root, folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = relative(root, join(folder, name));
    if (path === given || kept.test(path.replaceAll(sep, '/'))) return [];
    const isExpected = folders.some((known) => known === path || known.startsWith(`${path}/`));
    return isExpected ? strayIn(root, join(folder, name)) : [path];
  });
}
