import { cpSync, existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Not needed to run: types, maps, sources, what other platforms load. */
const left = /\.(d\.[cm]?ts|ts|map|md|tsbuildinfo)$|\/(src|test|demo|benchmark)$/;

/**
 * Copies installed packages, with all that they depend on, into a flat node_modules.
 * @param {readonly string[]} names
 * @param {string} folder
 */
export function copyPackages(names, folder) {
  const from = dirname(fileURLToPath(import.meta.url));
  const open = names.map((name) => ({ name, from }));
  const copied = new Set();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (copied.has(next.name)) continue;
    copied.add(next.name);
    const path = installed(next);
    // A peer that is left out is not needed here.
    if (path === undefined) continue;
    const { dependencies = {}, peerDependencies = {} } = JSON.parse(
      readFileSync(join(path, 'package.json'), 'utf8'),
    );
    cpSync(path, join(folder, next.name), {
      recursive: true,
      filter: (file) => isNeeded(path, file),
    });
    for (const name of Object.keys({ ...dependencies, ...peerDependencies }))
      open.push({ name, from: path });
  }
}

/** Finds the folder of a package as Node does. */
function installed({ name, from }) {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    if (existsSync(path)) return realpathSync(path);
    if (folder === dirname(folder)) return undefined;
  }
}

function isNeeded(root, file) {
  const path = file.slice(root.length).replaceAll('\\', '/');
  if (path.startsWith('/node_modules') || left.test(path)) return false;
  const platform = /\/webgpu$/.test(root) ? /^\/dist\/([a-z0-9-]+)/.exec(path)?.[1] : undefined;
  if (platform !== undefined)
    return [`${process.platform}-${process.arch}`, `${process.platform}-universal`].includes(
      platform,
    );
  // In Node TensorFlow.js is one file of each package.
  const isInTfjs = /@tensorflow\/tfjs-[a-z-]+$/.test(root) && path.startsWith('/dist/');
  return !isInTfjs || /^\/dist\/[^/]+\.node\.js$/.test(path);
}
