import { GradCamError, saidOf } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { isList, isObject, type Json, type JsonObject } from '../../keras/config/json.js';
import { brokenModel } from '../check/broken-model.js';
import { checkWeightSpecs } from '../check/weights/check-weight-specs.js';
import type { WeightsGroup } from './read-weights.js';

/** The two kinds of models that TensorFlow.js has. */
export type ModelFormat = 'layers' | 'graph';

/** The content of a `model.json`. */
export interface ModelJson {
  readonly topology: object;
  readonly groups: readonly WeightsGroup[];
  readonly format: ModelFormat;
  readonly rest: Pick<io.ModelArtifacts, 'signature' | 'userDefinedMetadata'>;
}

/**
 * Reads a `model.json`, as far as it says where the weights are; what it says of the network is checked where that is loaded.
 *
 * @param text The text of the file.
 * @param name The name of the file, for sentences.
 * @returns The content.
 * @throws `MODEL_BROKEN` for a file that is not a model's
 */
export function parseModelJson(text: string, name: string): ModelJson {
  const json = parsed(text, name);
  const { modelTopology: topology, weightsManifest: manifest, format } = isObject(json) ? json : {};
  if (!isObject(topology) || !isList(manifest)) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${name}" is not a tfjs model, got a file without modelTopology or weightsManifest; export the model with its topology.`,
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

function parsed(text: string, name: string): Json {
  try {
    // Border to the file: JSON is what JSON.parse gives.
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new GradCamError('MODEL_BROKEN', `"${name}" ${notJson(text.trimStart())}.`, { cause });
  }
}

function notJson(text: string): string {
  if (text.startsWith('<'))
    return 'is a web page, not the description of a model; name the address of the file itself';
  return text === '' || text.startsWith('{')
    ? 'is not JSON, or is cut short; fetch the model again'
    : 'is not JSON, as the description of a model is; name the model.json, its folder or a zip of it';
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
