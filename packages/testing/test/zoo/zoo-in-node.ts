import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadModelFolder } from '@gradcam/models/node';
import type { ZooNet } from './zoo-net.js';
import type { ZooPlace } from './zoo-place.js';

const pathOf = (file: string): string =>
  fileURLToPath(new URL(`../../nets/zoo/${file}`, import.meta.url));

/** Reads the zoo from the disk. */
export const zooInNode: ZooPlace = {
  // Border to the file, which tooling/reference/zoo writes.
  readReference: async (name) =>
    JSON.parse(await readFile(pathOf(`${name}/reference.json`), 'utf8')) as ZooNet,
  loadNet: async (name, format) => (await loadModelFolder(pathOf(`${name}/${format}`))).model,
};
