import { basename } from 'node:path';
import { GradCamError, saidOf } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { isList, isObject, type Json, type JsonObject } from '../../keras/config/json.js';
import { brokenModel } from '../../load/check/broken-model.js';
import { checkWeightSpecs } from '../../load/check/weights/check-weight-specs.js';
import type { WeightsGroup } from './read-weights.js';
import { bytesOfFile, readInto } from './regular-file.js';

/** The content of a `model.json`. */
export interface ModelJson {
  readonly topology: object;
  readonly groups: readonly WeightsGroup[];
  readonly format: 'layers' | 'graph';
  readonly rest: Pick<io.ModelArtifacts, 'signature' | 'userDefinedMetadata'>;
}

/** More than any description takes, and less than a text of JavaScript holds. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Reads a `model.json`, as far as it says where the weights are; what it says of the network is checked where that is loaded.
 *
 * @param file The file.
 * @returns The content.
 * @throws `FILE_NOT_FOUND`; `MODEL_BROKEN` for a file that is not a model's
 */
export async function readModelJson(file: string): Promise<ModelJson> {
  const json = parsed(await textOfFile(file), basename(file));
  const { modelTopology: topology, weightsManifest: manifest, format } = isObject(json) ? json : {};
  if (!isObject(topology) || !isList(manifest)) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${basename(file)}" is not a tfjs model, got a file without modelTopology or weightsManifest; export the model with its topology.`,
    );
  }
  return {
    topology,
    groups: groupsOf(manifest),
    // Older files do not name their format; a graph has nodes, a layers model has none.
    format: format === 'graph-model' || 'node' in topology ? 'graph' : 'layers',
    rest: restOf(isObject(json) ? json : {}),
  };
}

async function textOfFile(file: string): Promise<string> {
  const bytes = await bytesOfFile(file).catch((cause: unknown) => {
    if (cause instanceof GradCamError) throw cause;
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `the file "${file}" does not exist, or cannot be looked at; name a folder with model.json.`,
      { cause },
    );
  });
  if (bytes > mostBytes) {
    throw brokenModel(
      `"${basename(file)}" is not the description of a model, got ${bytes} bytes, expected at most ${mostBytes}`,
    );
  }
  const content = new Uint8Array(bytes);
  await readInto(file, content);
  return new TextDecoder().decode(content);
}

function parsed(text: string, name: string): Json {
  try {
    // Border to the file: JSON is what JSON.parse gives.
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${name}" is not JSON, or is cut short; fetch the model again.`,
      { cause },
    );
  }
}

function groupsOf(manifest: readonly Json[]): WeightsGroup[] {
  const groups = manifest.map((group) => {
    const { paths, weights } = isObject(group) ? group : {};
    const areNames = isList(paths) && paths.every((path) => typeof path === 'string');
    if (!areNames || !isList(weights)) {
      throw brokenModel(
        `a group of weights does not say its files and its weights, got ${saidOf(group)}, expected { paths, weights }`,
      );
    }
    return { paths, weights };
  });
  // Checked all together, as a name is there once in the whole file.
  const specs = checkWeightSpecs(groups.flatMap(({ weights }) => weights));
  let begin = 0;
  return groups.map(({ paths, weights }) => {
    const end = begin + weights.length;
    const group = { paths, weights: specs.slice(begin, end) };
    begin = end;
    return group;
  });
}

function restOf({ signature, userDefinedMetadata }: JsonObject): ModelJson['rest'] {
  const rest: JsonObject = {
    ...(isObject(signature) ? { signature } : {}),
    ...(isObject(userDefinedMetadata) ? { userDefinedMetadata } : {}),
  };
  // Border to tfjs: what it wants to be there is checked where the model is loaded.
  return rest;
}
