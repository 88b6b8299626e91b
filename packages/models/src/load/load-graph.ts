import type { io } from '@tensorflow/tfjs-core';
import { checkGraphModel } from './check/check-graph-model.js';
import type { TfjsModel } from './loaded-model.js';
import { recorded } from './recorded.js';
import { requireKnownOperations } from './require-known-operations.js';

/**
 * Makes a graph model of its file.
 *
 * @param artifacts The content of the file, the weights checked.
 * @returns The model; the caller disposes it.
 * @throws `MODEL_BROKEN`, `MODEL_UNSUPPORTED`, or what tfjs throws; no tensor stays then
 */
export async function loadGraph(artifacts: io.ModelArtifacts): Promise<TfjsModel> {
  checkGraphModel(artifacts);
  const { loadGraphModelSync } = await import('@tensorflow/tfjs-converter');
  return recorded(() => {
    const model = loadGraphModelSync({ load: () => artifacts });
    requireKnownOperations(model);
    return model;
  }).result;
}
