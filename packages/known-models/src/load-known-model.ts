import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calledAs, callersOwn, checkOptionNames } from '@gradcam/errors';
import { knownModel, outputNames, type KnownModel, type LoadedModel } from '@gradcam/models';
import { loadModelFolder } from '@gradcam/models/node';
import { fetchModel, fetchOptionNames, type FetchOptions } from './fetch-model.js';

/**
 * Fetches a known model where it is not in the cache, and loads it.
 *
 * @param model The model or its id.
 * @param options Cache, registry, a signal, progress.
 * @returns The model with its class names; the caller disposes it.
 * @throws `MODEL_UNKNOWN`, `DOWNLOAD_FAILED`, `INTEGRITY`, `MODEL_BROKEN`; the signal's reason
 *
 * @example
 * ```ts
 * const { model, spec, classNames, dispose } = await loadKnownModel('mobilenet-v1');
 * ```
 */
export function loadKnownModel(
  model: KnownModel | string,
  options: FetchOptions = {},
): Promise<LoadedModel> {
  return calledAs('loadKnownModel', async () => {
    checkOptionNames(options, fetchOptionNames);
    return await fetchedAndLoaded(model, options);
  });
}

async function fetchedAndLoaded(
  model: KnownModel | string,
  options: FetchOptions,
): Promise<LoadedModel> {
  const spec = typeof model === 'string' ? knownModel(model) : model;
  const folder = await fetchModel(spec, options);
  const classNames = outputNames(spec, await readFile(join(folder, 'labels.json'), 'utf8'));
  callersOwn(() => options.onProgress?.({ phase: 'loading' }));
  options.signal?.throwIfAborted();
  const loaded = await loadModelFolder(folder);
  return {
    model: loaded.model,
    spec,
    classNames,
    dispose: () => {
      loaded.model.dispose();
    },
  };
}
