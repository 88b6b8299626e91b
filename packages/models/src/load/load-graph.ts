import type { io } from '@tensorflow/tfjs-core';
import { checkGraphModel } from './check/check-graph-model.js';
import { checkGraphSizes } from './check/check-graph-sizes.js';
import type { WeightPlace } from './check/weights/check-weight-bytes.js';
import type { TfjsModel } from './loaded-model.js';
import { recorded } from './recorded.js';
import { requireKnownOperations } from './require-known-operations.js';

/**
 * Makes a graph model of its file.
 *
 * @param artifacts The content of the file, the weights checked.
 * @param places The place of each weight.
 * @returns The model; the caller disposes it.
 * @throws `MODEL_BROKEN`, `MODEL_UNSUPPORTED`, or what tfjs throws; no tensor stays then
 */
export async function loadGraph(
  artifacts: io.ModelArtifacts,
  places: readonly WeightPlace[],
): Promise<TfjsModel> {
  const { nodes, functions } = checkGraphModel(artifacts);
  for (const each of [nodes, ...functions]) checkGraphSizes(each, places, artifacts.weightData);
  const { loadGraphModelSync } = await import('@tensorflow/tfjs-converter');
  // It fills tables, which no output may depend on, and a model that has it does not run without waiting.
  const { modelInitializer: _tables, ...withoutTables } = artifacts;
  return recorded(() => {
    const model = loadGraphModelSync({ load: () => withoutTables });
    requireKnownOperations(model);
    return model;
  }).result;
}
