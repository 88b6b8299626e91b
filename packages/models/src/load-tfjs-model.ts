import { GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import type { KnownModel } from './known-model.js';
import type { TfjsModel } from './loaded-model.js';

/**
 * Loads a model with the package that its format needs, on demand.
 *
 * @param format The kind of model.
 * @param source An address or a handler.
 * @param onProgress Gets the share that is loaded, from 0 to 1.
 * @returns The model; the caller disposes it.
 * @throws `MODEL_BROKEN`
 */
export async function loadTfjsModel(
  format: KnownModel['format'],
  source: string | io.IOHandler,
  onProgress?: (fraction: number) => void,
): Promise<TfjsModel> {
  const options = onProgress === undefined ? {} : { onProgress };
  try {
    if (format === 'graph') {
      const { loadGraphModel } = await import('@tensorflow/tfjs-converter');
      return await loadGraphModel(source, options);
    }
    const { loadLayersModel } = await import('@tensorflow/tfjs-layers');
    return await loadLayersModel(source, options);
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    throw new GradCamError(
      'MODEL_BROKEN',
      `the model cannot be loaded, got "${cause instanceof Error ? cause.message : String(cause)}"; fetch it again.`,
      { cause },
    );
  }
}
