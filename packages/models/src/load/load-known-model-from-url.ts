import { calledAs, checkOptionNames, GradCamError } from '@gradcam/errors';
import type { KnownModel } from '../known-model.js';
import { loadTfjsModel } from './load-tfjs-model.js';
import type { LoadedModel } from './loaded-model.js';
import { outputNames } from './output-names.js';

/** The options for loading from an address. */
export interface UrlOptions {
  /** Gets the share of the weights that is loaded, from 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Loads a known model from a server: for the browser.
 *
 * @param spec The model.
 * @param baseUrl The address of a folder that `fetchModel` filled, with `model.json` and `labels.json`.
 * @param options Progress.
 * @returns The model with its class names; the caller disposes it.
 * @throws `DOWNLOAD_FAILED`, `MODEL_BROKEN`
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
    checkOptionNames(options, { onProgress: true } satisfies Record<keyof UrlOptions, true>);
    return await loaded(spec, baseUrl, options);
  });
}

async function loaded(
  spec: KnownModel,
  baseUrl: string,
  options: UrlOptions,
): Promise<LoadedModel> {
  const classNames = outputNames(spec, await fetchText(`${baseUrl}/labels.json`));
  const model = await loadTfjsModel(spec.format, `${baseUrl}/model.json`, options.onProgress);
  return {
    model,
    spec,
    classNames,
    dispose: () => {
      model.dispose();
    },
  };
}

async function fetchText(url: string): Promise<string> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.text();
  } catch (cause) {
    throw new GradCamError(
      'DOWNLOAD_FAILED',
      `${url} could not be downloaded (${cause instanceof Error ? cause.message : String(cause)}); check that the server has the model's folder.`,
      { cause },
    );
  }
}
