import type { Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { brokenModel } from '../../load/check/broken-model.js';
import type { ModelFiles } from '../../load/files/model-files.js';
import { contentOfFile } from './content-of-file.js';

/**
 * Lists a folder on the disk as the files around a model. Only regular files inside are read, also where links lead.
 *
 * @param folder The folder; it exists.
 * @param signal Ends a read before its file.
 * @returns The files, of folders inside only those of one called `onnx` by their names.
 * @throws `MODEL_BROKEN` for a folder that cannot be read
 */
export async function filesOfFolder(folder: string, signal?: AbortSignal): Promise<ModelFiles> {
  const entries = await entriesOf(folder);
  return {
    place: `"${folder}"`,
    names: [...filesIn(entries), ...(await filesOfOnnx(folder, entries))],
    read: async (name, most, onBytes) => {
      signal?.throwIfAborted();
      const file = await fileInside(folder, name);
      if (file === undefined) return undefined;
      const content = await contentOfFile(file, most);
      if (content.data !== undefined) onBytes?.(content.bytes);
      return content;
    },
  };
}

function filesIn(entries: readonly Dirent[]): string[] {
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}

/** The networks of a folder as transformers.js has it. */
async function filesOfOnnx(folder: string, entries: readonly Dirent[]): Promise<string[]> {
  const isThere = entries.some((entry) => entry.isDirectory() && entry.name === 'onnx');
  const inside = isThere ? filesIn(await entriesOf(join(folder, 'onnx'))) : [];
  return inside.map((name) => `onnx/${name}`);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${folder}" cannot be read, got "${cause instanceof Error ? cause.message : String(cause)}"; check who may read it.`,
      { cause },
    );
  }
}

/** Finds a file inside the folder only: a foreign model must not make us read other files. */
async function fileInside(folder: string, name: string): Promise<string | undefined> {
  const real = await realpath(join(folder, name)).catch(() => undefined);
  if (real === undefined || !isOutside(await realpath(folder), real)) return real;
  throw brokenModel(
    `the model points outside of its folder, got the path "${name}", expected a file below it`,
  );
}

function isOutside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return isAbsolute(way) || way.split(sep)[0] === '..';
}
