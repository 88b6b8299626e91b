import { basename, dirname } from 'node:path';
import { calledAs, checkKind } from '@gradcam/errors';
import type { ModelFormat } from '../load/files/parse-model-json.js';
import { readContent } from '../load/files/read-content.js';
import { loadTfjsModel } from '../load/load-tfjs-model.js';
import type { TfjsModel } from '../load/loaded-model.js';
import { filesOfFolder } from './folder/files-of-folder.js';
import { isFolderAt } from './folder/is-folder-at.js';

/** A model from a folder. */
export interface FolderModel {
  /** The caller disposes it. */
  readonly model: TfjsModel;
  readonly format: ModelFormat;
}

/**
 * Loads a tfjs model from the disk, on any backend.
 *
 * @param path A folder with `model.json`, or the path of the JSON file.
 * @returns The model and its kind.
 * @throws `FILE_NOT_FOUND`; `MODEL_BROKEN` for a file that is not a model, is cut short or points outside of its folder
 */
export function loadModelFolder(path: string): Promise<FolderModel> {
  return calledAs('loadModelFolder', async () => {
    checkKind(typeof path === 'string', path, 'this is not a path', 'a folder with model.json');
    return await modelAt(path);
  });
}

async function modelAt(path: string): Promise<FolderModel> {
  const isFolder = await isFolderAt(path);
  const files = await filesOfFolder(isFolder ? path : dirname(path));
  const { format, artifacts } = await readContent(files, isFolder ? 'model.json' : basename(path));
  return { format, model: await loadTfjsModel(format, { load: () => Promise.resolve(artifacts) }) };
}
