import type { Fetching } from './fetching.js';
import { GradCamError, isObject, saidOf } from '@gradcam/errors';
import { io } from '@tensorflow/tfjs-core';
import { fetchArchive } from './fetch-archive.js';
import { filesOfAddress } from './files-of-address.js';
import { filesOfBlobs } from './files-of-blobs.js';
import { filesOfZip } from './files-of-zip.js';
import { modelAddress } from './model-address.js';
import type { ModelPlace } from './model-place.js';
import { titleOf } from './title-of.js';
import type { OpenSource } from '../opened-model.js';

/**
 * Finds the place that a source of a model names: an address, files, or what a browser has stored.
 *
 * @param source As given by the caller.
 * @param fetching The conditions of downloads.
 * @returns The place; of an address nothing but a zip has been fetched.
 * @throws `BAD_OPTION` for what is none of them; `MODEL_BROKEN`
 */
export async function placeOf(source: OpenSource, fetching: Fetching): Promise<ModelPlace> {
  if (typeof source === 'string' || source instanceof URL) {
    const stored = storedHandler(String(source));
    return stored === undefined
      ? await placeAt(source, fetching)
      : await storedPlace(stored, source);
  }
  const blobs = blobsOf(source);
  if (blobs === undefined) throw unknownSource(source);
  const files = await filesOfBlobs(blobs, fetching.signal);
  return { files, title: titleOf(files) };
}

async function placeAt(source: string | URL, fetching: Fetching): Promise<ModelPlace> {
  const address = modelAddress(source);
  const { folder, file, query } = address;
  if (/\.zip$/i.test(file)) {
    const archive = await fetchArchive(folder + file + query, fetching);
    const files = await filesOfZip(archive, decoded(file), fetching.signal);
    return { files, title: titleOf(files) };
  }
  const title = folder.split('/').filter(Boolean).at(-1) ?? 'model';
  return { files: filesOfAddress(address, fetching), file, title: decoded(title) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The scheme of another handler of tfjs: indexeddb, localstorage, or one of the caller's. */
function storedHandler(source: string): io.IOHandler | undefined {
  const isOther = /^[a-z][a-z\d+.-]*:\/\//i.test(source) && !/^(https?|file):/i.test(source);
  return isOther ? io.getLoadHandlers(source)[0] : undefined;
}

async function storedPlace(handler: io.IOHandler, source: string | URL): Promise<ModelPlace> {
  try {
    const stored = await handler.load?.();
    if (!isObject(stored)) throw new TypeError('the handler loads nothing');
    return { stored, title: String(source).replace(/^.*:\/\//, '') };
  } catch (cause) {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `there is no model at "${String(source)}" (${cause instanceof Error ? cause.message : String(cause)}); list those of this browser with tf.io.listModels().`,
      { cause },
    );
  }
}

function blobsOf(source: unknown): Blob[] | undefined {
  if (source instanceof Blob) return [source];
  if (typeof source !== 'object' || source === null || !(Symbol.iterator in source))
    return undefined;
  // Border to the caller: what a list holds is looked at one by one.
  const list = Array.from(source as Iterable<unknown>);
  return list.every((each) => each instanceof Blob) ? list : undefined;
}

function unknownSource(source: unknown): GradCamError {
  return new GradCamError(
    'BAD_OPTION',
    `this is not the source of a model, got ${saidOf(source)}, expected an address, the files of a model, or a zip of them.`,
  );
}
