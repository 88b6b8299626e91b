import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { calledAs, checkKind, GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { loadTfjsModel } from '../load/load-tfjs-model.js';
import type { TfjsModel } from '../load/loaded-model.js';
import { readModelJson } from './folder/read-model-json.js';
import { readWeights } from './folder/read-weights.js';

/** A model from a folder. */
export interface FolderModel {
  /** The caller disposes it. */
  readonly model: TfjsModel;
  readonly format: 'layers' | 'graph';
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
  const file = await jsonPath(path);
  const { topology, groups, format, rest } = await readModelJson(file);
  const weightData = await readWeights(dirname(file), groups);
  const artifacts: io.ModelArtifacts = {
    ...rest,
    modelTopology: topology,
    weightSpecs: groups.flatMap(({ weights }) => [...weights]),
    weightData,
  };
  return { format, model: await loadTfjsModel(format, { load: () => Promise.resolve(artifacts) }) };
}

async function jsonPath(path: string): Promise<string> {
  try {
    return (await stat(path)).isDirectory() ? join(path, 'model.json') : path;
  } catch (cause) {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `there is nothing at "${path}"; name a folder with model.json.`,
      { cause },
    );
  }
}
