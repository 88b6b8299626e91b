import { GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import type { ModelFiles } from './model-files.js';
import { parseModelJson, type ModelFormat } from './parse-model-json.js';
import { readWeights } from './read-weights.js';
import { textOf } from './text-of.js';

/** A model as its files say it, not yet made. */
export interface ModelContent {
  readonly format: ModelFormat;
  readonly artifacts: io.ModelArtifacts;
}

/** More than any description takes, and less than a text of JavaScript holds. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Reads a model out of its files.
 *
 * @param files The files.
 * @param json The path of `model.json` among them.
 * @param onBytes Told how many bytes of the weights have come, and of how many.
 * @returns The content; what it says of the network is checked where that is made.
 * @throws `FILE_NOT_FOUND`, `MODEL_BROKEN`, `MODEL_UNSUPPORTED`
 */
export async function readContent(
  files: ModelFiles,
  json: string,
  onBytes?: (done: number, total: number) => void,
): Promise<ModelContent> {
  const text = await textOf(files, json, mostBytes);
  if (text === undefined) {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `"${json}" does not exist in ${files.place}; name a folder with model.json.`,
    );
  }
  const { topology, groups, format, rest } = parseModelJson(text, json);
  return {
    format,
    artifacts: {
      ...rest,
      modelTopology: topology,
      weightSpecs: groups.flatMap(({ weights }) => [...weights]),
      weightData: await readWeights(files, json, groups, onBytes),
    },
  };
}
