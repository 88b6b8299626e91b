import { calledAs, GradCamError } from '@gradcam/errors';
import type { io } from '@tensorflow/tfjs-core';
import { explainLoadFailure } from '../load/explain-load-failure.js';
import { loadArtifacts } from '../load/load-artifacts.js';
import type { JsonObject } from './config/json.js';
import { requireKnownLayers } from './require-known-layers.js';
import { translateArtifacts } from './translate-artifacts.js';

/**
 * Makes a layers model of Keras 2 or 3 readable by `tf.loadLayersModel`: its configuration is translated while it loads, and the
 * layers that TensorFlow.js lacks, or computes differently from Keras, are supplied.
 *
 * Nothing is registered before the model loads; then the supplied layers are registered under names of this package
 * (`gradcam>…`).
 *
 * @param source An address, or a handler such as `tf.io.browserFiles(files)`.
 * @returns A handler for `tf.loadLayersModel`.
 * @throws `BAD_OPTION` for what is neither; while loading, `DOWNLOAD_FAILED` for an address with nothing behind it or a server that falls silent, and
 *   `MODEL_UNSUPPORTED` with the layer's name and class and what helps
 *
 * @example
 * ```ts
 * const model = await tf.loadLayersModel(kerasModel('/models/mine/model.json'));
 * ```
 */
export function kerasModel(source: string | io.IOHandler): io.IOHandler {
  return calledAs('kerasModel', () => {
    requireSource(source);
    return { load: () => calledAs('kerasModel', () => readable(source)) };
  });
}

/** A program without types may give a model, or the text of its file. */
function requireSource(source: unknown): void {
  if (typeof source === 'string' && source !== '') return;
  const { load }: { readonly load?: unknown } =
    typeof source === 'object' && source !== null ? source : {};
  if (typeof load === 'function') return;
  throw new GradCamError(
    'BAD_OPTION',
    `the source of a model is an address or a handler with a function load, got ${source === null ? 'null' : source === '' ? 'an empty address' : typeof source}; give 'models/mine/model.json', or tf.io.browserFiles(files).`,
  );
}

/** The messages of tfjs do not say what to do, nor does what is said of an address help with a path, which fetch does not accept in Node. */
async function loadedFrom(address: string): Promise<io.ModelArtifacts> {
  try {
    return await loadArtifacts(address);
  } catch (cause) {
    const page = typeof location === 'undefined' ? undefined : location.href;
    if (cause instanceof GradCamError && URL.canParse(address, page)) throw cause;
    const reason = cause instanceof GradCamError ? cause.cause : cause;
    throw new GradCamError(
      'DOWNLOAD_FAILED',
      `the model at "${address}" could not be downloaded (${reason instanceof Error ? reason.message : String(reason)}); check the address, or, for a folder on the disk in Node, call loadModelFolder of @gradcam/models/node.`,
      { cause },
    );
  }
}

async function readable(source: string | io.IOHandler): Promise<io.ModelArtifacts> {
  const artifacts =
    typeof source === 'string' ? await loadedFrom(source) : await loadArtifacts(source);
  // Imported here, as who loads graph models alone does without tfjs-layers.
  const { registerSuppliedLayers } = await import('./layers/register-supplied-layers.js');
  registerSuppliedLayers();
  try {
    const translated = translateArtifacts(artifacts);
    // Border to tfjs: a topology is whatever JSON the file holds.
    requireKnownLayers(translated.modelTopology as unknown as JsonObject);
    return translated;
  } catch (cause) {
    throw explainLoadFailure('layers', cause);
  }
}
