import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes files of a bundle, each of which tells when it is loaded. */
export function writeWatched(files, folder) {
  const loaded = new Set();
  globalThis.loadedOfBundle = (fileName) => loaded.add(fileName);
  for (const { fileName, code } of files) {
    const path = join(folder, fileName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${code}\nglobalThis.loadedOfBundle(${JSON.stringify(fileName)});`);
  }
  const entry = join(folder, files.find(({ isEntry }) => isEntry).fileName);
  return { entry, loaded };
}
