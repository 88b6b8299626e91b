// The version of a third-party package that the workspace has fixed, as npm takes it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/install.mjs';

const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');

/**
 * @param {string} name the package
 * @returns {string} its version
 */
export function pinnedVersion(name) {
  const version = new RegExp(`'?${name}'?: (\\S+)`).exec(catalog)?.[1];
  if (version === undefined) throw new Error(`the catalog has no ${name}`);
  return version;
}
