import { GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { explainLoadFailure } from './explain-load-failure.js';
import { kerasModel } from '../keras/keras-model.js';
import { loadArtifacts } from './load-artifacts.js';
import type { KnownModel } from '../known-model.js';
import type { TfjsModel } from './loaded-model.js';
import { requireKnownOperations } from './require-known-operations.js';

/**
 * Loads a model with the package that its format needs, on demand. A layers model is read as Keras 2 or 3 wrote it.
 *
 * @param format The kind of model.
 * @param source An address or a handler.
 * @param onProgress Gets the share that is loaded, from 0 to 1.
 * @returns The model; the caller disposes it.
 * @throws `MODEL_BROKEN` for a file that is not whole; `MODEL_UNSUPPORTED` for a whole one that TensorFlow.js cannot read
 */
export async function loadTfjsModel(
  format: KnownModel['format'],
  source: string | io.IOHandler,
  onProgress?: (fraction: number) => void,
): Promise<TfjsModel> {
  const options = onProgress === undefined ? {} : { onProgress };
  const artifacts = await readArtifacts(source, options);
  const whole: io.IOHandler = { load: () => Promise.resolve(artifacts) };
  try {
    if (format === 'graph') {
      const { loadGraphModel } = await import('@tensorflow/tfjs-converter');
      const model = await loadGraphModel(whole);
      try {
        requireKnownOperations(model);
      } catch (cause) {
        model.dispose();
        throw cause;
      }
      return model;
    }
    const { loadLayersModel } = await import('@tensorflow/tfjs-layers');
    return await loadLayersModel(kerasModel(whole));
  } catch (cause) {
    throw explainLoadFailure(format, cause);
  }
}

async function readArtifacts(
  source: string | io.IOHandler,
  options: io.LoadOptions,
): Promise<io.ModelArtifacts> {
  try {
    return await loadArtifacts(source, options);
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
