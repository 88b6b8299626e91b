import { GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { checkWeightBytes } from './check/weights/check-weight-bytes.js';
import { checkWeightNumbers } from './check/weights/check-weight-numbers.js';
import { checkWeightSpecs } from './check/weights/check-weight-specs.js';
import { explainLoadFailure } from './explain-load-failure.js';
import { loadArtifacts } from './load-artifacts.js';
import { loadGraph } from './load-graph.js';
import { loadLayers } from './load-layers.js';
import type { KnownModel } from '../known-model.js';
import type { Json } from '../keras/config/json.js';
import type { TfjsModel } from './loaded-model.js';

/**
 * Loads a model with the package that its format needs, on demand. A layers model is read as Keras 2 or 3 wrote it. What the file
 * says is checked before tfjs sees it, and a load that fails leaves no tensor behind.
 *
 * @param format The kind of model.
 * @param source A handler.
 * @returns The model; the caller disposes it.
 * @throws `MODEL_BROKEN` for a file that is not whole; `MODEL_UNSUPPORTED` for a whole one that TensorFlow.js cannot read
 */
export async function loadTfjsModel(
  format: KnownModel['format'],
  source: io.IOHandler,
): Promise<TfjsModel> {
  const artifacts = await readArtifacts(source);
  try {
    // Border to the file: its list of weights is whatever JSON it holds.
    const weightSpecs = checkWeightSpecs((artifacts.weightSpecs ?? []) as unknown as Json);
    const places = checkWeightBytes(weightSpecs, artifacts.weightData);
    checkWeightNumbers(places, artifacts.weightData);
    const checked = { ...artifacts, weightSpecs };
    return await (format === 'graph' ? loadGraph(checked, places) : loadLayers(checked));
  } catch (cause) {
    throw explainLoadFailure(format, cause);
  }
}

async function readArtifacts(source: io.IOHandler): Promise<io.ModelArtifacts> {
  try {
    return await loadArtifacts(source);
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    throw new GradCamError(
      'MODEL_BROKEN',
      `the model cannot be read, got "${messageOf(cause)}"; fetch it again.`,
      { cause },
    );
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
