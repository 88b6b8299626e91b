// Follows docs/add-a-backend.md to the letter: writes its files, runs its last command.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} page the page
 * @param {string} folder a project with the packages of the page installed
 * @returns {string[]} the names of the files written
 */
export function writeFilesOf(page, folder) {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```js\n\/\/ (\S+)\n([\s\S]*?)```/g)];
  for (const [, name, code] of blocks) writeFileSync(join(folder, name), code);
  return blocks.map(([, name]) => name);
}
