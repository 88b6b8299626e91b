// What installs along with the packages and apps of the workspace, by what lies in node_modules.
import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../run/install.mjs';

/**
 * A package of somebody else: what its package.json says, and what it needs.
 * @typedef {{ name: string, version: string, manifest: object, dependencies: readonly Shipped[] }} Shipped
 */

/**
 * Lists the packages and apps of the workspace, and what installs along with each: its dependencies, not its peers, which are somebody else's choice.
 * @returns {readonly (Shipped & { private?: boolean })[]}
 */
export function shippedPackages() {
  return ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group)).map((each) => {
      const folder = join(root, group, each);
      const manifest = readJson(join(folder, 'package.json'));
      const { name, version, private: isPrivate } = manifest;
      const dependencies = dependenciesOf(folder, manifest);
      return { name, version, private: isPrivate, manifest, dependencies };
    }),
  );
}

/**
 * Those of other packages of the workspace count as its own.
 * @returns {readonly Shipped[]}
 */
function dependenciesOf(folder, { dependencies = {} }) {
  return Object.entries(dependencies).flatMap(([name, wanted]) => {
    const at = folderOf(name, folder);
    return wanted.startsWith('workspace:')
      ? dependenciesOf(at, readJson(join(at, 'package.json')))
      : shipped(name, at, []);
  });
}

/**
 * @param {readonly string[]} above its name and those of what needs it: packages may need each other
 * @returns {Shipped}
 */
function shipped(name, folder, above) {
  const manifest = readJson(join(folder, 'package.json'));
  const { version, dependencies = {}, optionalDependencies = {} } = manifest;
  const names = [...above, name];
  const needed = Object.keys(dependencies)
    .filter((each) => !names.includes(each))
    .map((each) => shipped(each, folderOf(each, folder), names));
  return {
    name,
    version,
    manifest,
    dependencies: [...needed, ...Object.entries(optionalDependencies).map(binary)],
  };
}

/** A binary for one platform, of which most are not here. @returns {Shipped} */
function binary([name, version]) {
  return { name, version, manifest: { name, version }, dependencies: [] };
}

/** As Node finds it. */
function folderOf(name, from) {
  const folder = join(from, 'node_modules', name);
  if (existsSync(folder)) return realpathSync(folder);
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return folderOf(name, dirname(from));
}

/**
 * Lists packages and all that they need, each version once.
 * @param {readonly Shipped[]} packages
 * @returns {Map<string, Shipped>} by `name@version`
 */
export function withDependencies(packages, found = new Map()) {
  for (const each of packages) {
    const key = `${each.name}@${each.version}`;
    if (found.has(key)) continue;
    found.set(key, each);
    withDependencies(each.dependencies, found);
  }
  return found;
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
