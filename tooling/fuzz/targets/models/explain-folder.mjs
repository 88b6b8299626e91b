import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModelFolder } from '@gradcam/models/node';
import { explainOnes } from './explain-ones.mjs';

/**
 * Loads a model from files and explains one input with it.
 * @param {string} folder for the files
 * @param {Readonly<Record<string, string | Uint8Array>>} files
 */
export async function explainFolder(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { model } = await loadModelFolder(folder);
  try {
    await explainOnes(model);
  } finally {
    model.dispose();
  }
}
