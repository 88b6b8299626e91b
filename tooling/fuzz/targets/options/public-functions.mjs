import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../../run/install.mjs';

const packages = join(root, 'packages');

/** These describe tests, need a page, or are parts of others that check for them. */
const leftOut =
  /^@gradcam\/(testing|errors|pictures\/browser|tfjs-gradients\/(engine|contract)|matchers\/(vitest|jest))/;

/**
 * Every function that a user can import in Node, by its name and door.
 * @returns {Promise<{ name: string, door: string, run: Function }[]>}
 */
export async function publicFunctions() {
  const doors = readdirSync(packages).flatMap(doorsOf);
  const found = await Promise.all(
    doors
      .filter(({ door }) => !leftOut.test(door))
      .map(async ({ door, file }) => {
        const exported = Object.entries(await import(pathToFileURL(file).href));
        return exported
          .filter(([, value]) => typeof value === 'function' && !/^class\b/.test(String(value)))
          .map(([name, run]) => ({ name, door, run }));
      }),
  );
  const all = found.flat();
  // The package of everything re-exports the others' functions.
  return all.filter(({ run }, at) => all.findIndex((other) => other.run === run) === at);
}

function doorsOf(folder) {
  const description = JSON.parse(readFileSync(join(packages, folder, 'package.json'), 'utf8'));
  return Object.entries(description.exports)
    .filter(([door]) => !door.endsWith('.json'))
    .map(([door, entry]) => ({
      door: description.name + door.slice(1),
      file: join(packages, folder, inNode(entry)),
    }));
}

function inNode(entry) {
  if (typeof entry === 'string') return entry;
  return inNode(entry.node ?? entry.default);
}
