import { GradCamError } from '@gradcam/errors';
import { brokenModel } from '../../load/check/broken-model.js';
import type { ModelFiles } from '../../load/files/model-files.js';

/** More than any model has. */
const mostFiles = 5000;

/**
 * Lists files that were chosen or dropped as those around a model. Files that lost their folders when they were dropped are found by their names alone.
 *
 * @param given The files; a blob without a name is taken for `model.json`.
 * @param signal Ends a read before its file.
 * @returns The files.
 * @throws `MODEL_BROKEN` for none, too many, or two of one name
 */
export function filesOfList(given: readonly Blob[], signal?: AbortSignal): ModelFiles {
  if (given.length === 0 || given.length > mostFiles) {
    throw brokenModel(
      `these are not the files of a model, got ${given.length} files, expected model.json and its weights`,
    );
  }
  const files = new Map<string, Blob>();
  for (const file of given) {
    const name = pathOf(file);
    if (files.has(name)) throw twice(name);
    files.set(name, file);
  }
  return {
    place: given.length === 1 ? `"${pathOf(given[0])}"` : 'the given files',
    names: [...files.keys()],
    read: async (name, most, onBytes) => {
      signal?.throwIfAborted();
      const file = files.get(name) ?? byNameAlone(files, name);
      if (file === undefined) return undefined;
      if (file.size > most) return { bytes: file.size, data: undefined };
      const data = new Uint8Array(await bytesOf(file, name));
      onBytes?.(file.size);
      return { bytes: file.size, data };
    },
  };
}

/** A file in a folder that was chosen knows its path, which begins with the folder. */
function pathOf(file: Blob | undefined): string {
  const { name = 'model.json', webkitRelativePath: path = '' }: Partial<File> = file ?? {};
  return path === '' ? name : path;
}

function byNameAlone(files: ReadonlyMap<string, Blob>, wanted: string): Blob | undefined {
  const areFlat = [...files.keys()].every((name) => !name.includes('/'));
  return areFlat ? files.get(wanted.slice(wanted.lastIndexOf('/') + 1)) : undefined;
}

/** A file on the disk may be gone, or a folder that was dropped as if it were one. */
async function bytesOf(file: Blob, name: string): Promise<ArrayBuffer> {
  try {
    return await file.arrayBuffer();
  } catch (cause) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${name}" cannot be read, got "${cause instanceof Error ? cause.message : String(cause)}"; choose the files again, not their folder.`,
      { cause },
    );
  }
}

function twice(name: string): GradCamError {
  return brokenModel(`there are two files of the name "${name}", expected those of one model`);
}
