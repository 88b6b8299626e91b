import { calledAs, callersOwn, checkOptionNames, fetchWhole } from '@gradcam/errors';
import type { KnownModel } from '../known-model.js';
import { readContent } from '../load/files/read-content.js';
import { loadTfjsModel } from '../load/load-tfjs-model.js';
import type { LoadedModel } from '../load/loaded-model.js';
import { outputNames } from '../load/output-names.js';
import { filesOfAddress } from './files/files-of-address.js';

const mostOfNames = { bytes: 16_000_000, code: 'MODEL_BROKEN' } as const;

/** The options for loading from an address. */
export interface UrlOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Gets the share of the weights that is loaded, from 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

const optionNames = {
  signal: true,
  onProgress: true,
} as const satisfies Record<keyof UrlOptions, true>;

/**
 * Loads a known model from a server: for the browser.
 *
 * @param spec The model.
 * @param baseUrl The address of a folder that `fetchModel` filled, with `model.json` and `labels.json`.
 * @param options A signal, progress.
 * @returns The model with its class names; the caller disposes it.
 * @throws `DOWNLOAD_FAILED`, `MODEL_BROKEN`; the signal's reason
 *
 * @example
 * ```ts
 * const { model, classNames } = await loadKnownModelFromUrl(mobilenetV1, '/models/mobilenet-v1');
 * ```
 */
export function loadKnownModelFromUrl(
  spec: KnownModel,
  baseUrl: string,
  options: UrlOptions = {},
): Promise<LoadedModel> {
  return calledAs('loadKnownModelFromUrl', async () => {
    checkOptionNames(options, optionNames);
    return await loaded(spec, baseUrl, options);
  });
}

async function loaded(
  spec: KnownModel,
  baseUrl: string,
  { signal, onProgress }: UrlOptions,
): Promise<LoadedModel> {
  const text = await fetchWhole(`${baseUrl}/labels.json`, mostOfNames, { signal });
  const classNames = outputNames(spec, new TextDecoder().decode(text));
  const address = { folder: `${baseUrl}/`, file: 'model.json', query: '' };
  const files = filesOfAddress(address, { signal });
  const { artifacts } = await readContent(files, address.file, (done, total) => {
    callersOwn(() => onProgress?.(done / total));
  });
  signal?.throwIfAborted();
  const model = await loadTfjsModel(spec.format, { load: () => Promise.resolve(artifacts) });
  return {
    model,
    spec,
    classNames,
    dispose: () => {
      model.dispose();
    },
  };
}
