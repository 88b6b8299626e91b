import type { Fetching } from '../open/files/fetching.js';
import { existsSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calledAs, GradCamError } from '@gradcam/errors';
import { brokenModel } from '../load/check/broken-model.js';
import { fetchText } from '../open/files/fetch-text.js';
import { filesOfZip } from '../open/files/files-of-zip.js';
import type { ModelPlace } from '../open/files/model-place.js';
import { placeOf } from '../open/files/place-of.js';
import type { OpenModelOptions } from '../open/open-options.js';
import { isOnnxName } from '../open/onnx/is-onnx-name.js';
import { titleOf } from '../open/files/title-of.js';
import { openWith } from '../open/open-with.js';
import type { OpenedModel, OpenSource } from '../open/opened-model.js';
import { contentOfFile } from './folder/content-of-file.js';
import { filesOfFolder } from './folder/files-of-folder.js';
import { isFolderAt } from './folder/is-folder-at.js';

/** As much as an array buffer holds on every platform. */
const mostBytes = 2 ** 31 - 1;

/** More than any file with class names has. */
const mostTextBytes = 16_000_000;

/**
 * Opens a model of anybody's, as `openModel` of `@gradcam/models` does; a string or an address may name a folder or a file on the disk, too.
 *
 * @param source A path or an address (of `model.json`, an ONNX file, a folder, a zip), or the files of a model.
 * @param options Class names, whose file may lie on the disk, preprocessing, what else is known; progress and a signal.
 * @returns The model, with all that was found out; the caller disposes it.
 * @throws `BAD_OPTION`, `FILE_NOT_FOUND`, `DOWNLOAD_FAILED`, `MODEL_BROKEN`, `MODEL_UNSUPPORTED`, `BACKEND_UNAVAILABLE`, `CLASS_NAMES_COUNT`, or the signal's reason
 *
 * @example
 * ```ts
 * const { model, classNames, preprocessing, findings } = await openModel('./my-model');
 * ```
 */
export function openModel(
  source: OpenSource,
  options: OpenModelOptions = {},
): Promise<OpenedModel> {
  return calledAs('openModel', () =>
    openWith(source, options, { placeOf: placeInNode, textAt: textInNode }),
  );
}

async function placeInNode(source: OpenSource, fetching: Fetching): Promise<ModelPlace> {
  const path = pathOf(source);
  if (path === undefined) return await placeOf(source, fetching);
  const isFolder = await isFolderAt(path);
  if (!isFolder && /\.zip$/i.test(path)) {
    const { bytes, data } = await contentOfFile(path, mostBytes);
    if (data === undefined)
      throw brokenModel(`"${path}" is too large for a model, got ${bytes} bytes`);
    const files = await filesOfZip(new Blob([data]), basename(path), fetching.signal);
    return { files, title: titleOf(files) };
  }
  const folder = isFolder ? path : folderAround(path);
  const files = await filesOfFolder(folder, fetching.signal);
  const file = isFolder ? undefined : relative(folder, path).replaceAll(sep, '/');
  return { files, file, title: basename(resolve(folder)) };
}

/** The folder of a file; of one in a folder "onnx" that around it, where Transformers describes its networks. */
function folderAround(path: string): string {
  const folder = dirname(resolve(path));
  return basename(folder) === 'onnx' && isOnnxName(path) ? dirname(folder) : dirname(path);
}

async function textInNode(address: string | URL, fetching: Fetching): Promise<string | undefined> {
  const path = pathOf(address);
  if (path === undefined) return await fetchText(address, fetching);
  if (!existsSync(path)) return undefined;
  const { bytes, data } = await contentOfFile(path, mostTextBytes);
  if (data !== undefined) return new TextDecoder().decode(data);
  throw brokenModel(`"${path}" is not a list of class names, got ${bytes} bytes`);
}

/** The path that a source names; undefined for an address and for files. */
function pathOf(source: OpenSource): string | undefined {
  if (source instanceof URL) return source.protocol === 'file:' ? pathAt(source) : undefined;
  if (typeof source !== 'string') return undefined;
  if (/^file:/i.test(source)) return pathAt(source);
  return /^[a-z][a-z\d+.-]+:\/\//i.test(source) ? undefined : source;
}

function pathAt(address: string | URL): string {
  try {
    return fileURLToPath(address);
  } catch (cause) {
    throw new GradCamError(
      'BAD_OPTION',
      `this is not the address of a file, got "${String(address)}" (${cause instanceof Error ? cause.message : String(cause)}), expected one that begins with file:///.`,
      { cause },
    );
  }
}
