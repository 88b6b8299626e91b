import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { calledAs, GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { loadTfjsModel } from '../load/load-tfjs-model.js';
import type { TfjsModel } from '../load/loaded-model.js';
import { readWeights, type WeightsGroup } from './read-weights.js';

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
  return calledAs('loadModelFolder', () => modelAt(path));
}

async function modelAt(path: string): Promise<FolderModel> {
  const file = await jsonPath(path);
  const { topology, groups, format, rest } = await readJson(file);
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

interface ModelJson {
  readonly topology: object;
  readonly groups: readonly WeightsGroup[];
  readonly format: FolderModel['format'];
  readonly rest: Pick<io.ModelArtifacts, 'signature' | 'userDefinedMetadata'>;
}

async function readJson(file: string): Promise<ModelJson> {
  // Border to the file: what it holds is checked here as far as it is used, and by tfjs beyond.
  const json = (await parsedJson(file)) as Partial<io.ModelJSON> | null;
  const topology = json?.modelTopology;
  const groups = json?.weightsManifest;
  if (json === null || typeof topology !== 'object' || !Array.isArray(groups)) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${basename(file)}" is not a tfjs model, got a file without modelTopology or weightsManifest; export the model with its topology.`,
    );
  }
  // Older files do not name their format; a graph has nodes, a layers model has none.
  const format = json.format === 'graph-model' || 'node' in topology ? 'graph' : 'layers';
  return { topology, groups, format, rest: restOf(json) };
}

async function parsedJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `the file "${file}" does not exist; name a folder with model.json.`,
      { cause },
    );
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${basename(file)}" is not JSON, or is cut short; fetch the model again.`,
      { cause },
    );
  }
}

function restOf({ signature, userDefinedMetadata }: Partial<io.ModelJSON>): ModelJson['rest'] {
  return {
    ...(signature === undefined ? {} : { signature }),
    ...(userDefinedMetadata === undefined ? {} : { userDefinedMetadata }),
  };
}
