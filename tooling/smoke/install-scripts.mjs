import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The scripts that npm runs of a package when it is installed. */
const hooks = ['preinstall', 'install', 'postinstall'];

/**
 * Lists the installed packages that would run a script of their own.
 * @param {string} folder with `node_modules`
 * @returns {string[]} like `core-js@3.29.1 postinstall`
 */
export function installScripts(folder) {
  return packagesIn(join(folder, 'node_modules')).flatMap((path) => {
    const {
      name,
      version,
      scripts = {},
    } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    const found = hooks.filter((hook) => scripts[hook] !== undefined);
    // npm builds an addon by itself where there is a description and no script.
    const isBuilt = existsSync(join(path, 'binding.gyp')) && found.length === 0;
    const own = [...found, ...(isBuilt ? ['binding.gyp'] : [])];
    return [...own.map((hook) => `${name}@${version} ${hook}`), ...installScripts(path)];
  });
}

function packagesIn(modules) {
  if (!existsSync(modules)) return [];
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? packagesIn(join(modules, name)) : [join(modules, name)],
    )
    .filter((path) => existsSync(join(path, 'package.json')));
}
