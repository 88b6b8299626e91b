// For following a guide to the letter: docs/add-a-backend.md, docs/add-a-network.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the files that a page shows: its blocks of JavaScript that begin with a name.
 * @param {string} page the page
 * @param {string} folder an existing one, where the packages of the page are found
 * @returns {string[]} the names of the files written
 */
export function writeFilesOf(page, folder) {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```js\n\/\/ (\S+)\n([\s\S]*?)```/g)];
  for (const [, name, code] of blocks) writeFileSync(join(folder, name), code);
  return blocks.map(([, name]) => name);
}
