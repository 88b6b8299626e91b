import { brokenModel } from '../../load/check/broken-model.js';
import type { ModelFiles } from '../../load/files/model-files.js';
import { filesOfList } from './files-of-list.js';
import { filesOfZip } from './files-of-zip.js';

/**
 * Lists what was chosen or dropped as the files around a model: plain files, or a zip, with other files beside it.
 *
 * @param blobs The files.
 * @param signal Ends a read.
 * @returns The files.
 * @throws `MODEL_BROKEN`
 */
export async function filesOfBlobs(
  blobs: readonly Blob[],
  signal?: AbortSignal,
): Promise<ModelFiles> {
  const areZips = await Promise.all(blobs.map(isZip));
  const [zip, ...others] = blobs.filter((_, at) => areZips[at]);
  if (zip === undefined) return filesOfList(blobs, signal);
  if (others.length > 0)
    throw brokenModel(`there are ${others.length + 1} zips, expected that of one model`);
  const inside = await filesOfZip(zip, nameOf(zip), signal);
  const rest = blobs.filter((_, at) => areZips[at] !== true);
  return rest.length === 0 ? inside : together(inside, filesOfList(rest, signal));
}

function nameOf(zip: Blob): string {
  return zip instanceof File ? zip.name : 'the zip';
}

/** An archive begins with its first file, or, without one, with its end. */
async function isZip(blob: Blob): Promise<boolean> {
  // What cannot be read is said where it is read.
  const begin = await blob
    .slice(0, 4)
    .text()
    .catch(() => '');
  return begin === 'PK\u0003\u0004' || begin === 'PK\u0005\u0006';
}

function together(inside: ModelFiles, beside: ModelFiles): ModelFiles {
  return {
    place: inside.place,
    names: [...(inside.names ?? []), ...(beside.names ?? [])],
    read: async (...file) => (await inside.read(...file)) ?? (await beside.read(...file)),
  };
}
