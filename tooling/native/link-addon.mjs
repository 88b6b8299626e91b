import { lstatSync, readFileSync, readlinkSync, symlinkSync, unlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { addonFolder, tfjsVersion } from './native-addon.mjs';
import { Stop } from './stop.mjs';

const names = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'];
const linked = ['lib', 'deps'];

/**
 * @param {string} project a folder with a package.json
 * @returns {string[]} the folders of the native packages that code there imports, one or two
 */
export function nativePackages(project) {
  const require = createRequire(join(project, 'package.json'));
  const found = names.flatMap((name) => {
    try {
      return [require.resolve(`${name}/package.json`)];
    } catch {
      return [];
    }
  });
  if (found.length === 0) {
    throw new Stop(
      `Neither ${names.join(' nor ')} is installed in ${project}; install one without its script (npm install --ignore-scripts ${names[1]}@${tfjsVersion}).`,
    );
  }
  for (const path of found) {
    const { name, version } = JSON.parse(readFileSync(path, 'utf8'));
    if (version !== tfjsVersion) {
      throw new Stop(`${name} in ${project} is ${version}; this builds for ${tfjsVersion} only.`);
    }
  }
  return found.map(dirname);
}

/** Puts links to the addon into an installed package; what is there and not from here is left alone. */
export function linkAddon(packageFolder) {
  unlinkAddon(packageFolder);
  for (const name of linked) {
    const path = join(packageFolder, name);
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
      throw new Stop(
        `${path} is there and not from here: the package may have an addon of its own; remove that folder to link this one.`,
      );
    }
  }
  for (const name of linked) {
    symlinkSync(join(addonFolder(), name), join(packageFolder, name));
  }
}

/** Removes the links, and nothing else. */
export function unlinkAddon(packageFolder) {
  for (const name of linked) {
    const path = join(packageFolder, name);
    if (isOurs(path)) unlinkSync(path);
  }
}

/** Also a link into another cache folder, or to another version's. */
function isOurs(path) {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  return basename(dirname(readlinkSync(path))).startsWith(`tfjs-node-${tfjsVersion}-`);
}
