import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { encodeNpy, writePicture, writeWhole } from '@gradcam/pictures/node';
import type { Arguments } from '../arguments/request.js';
import { drawing } from '../draw/drawing.js';
import type { ExplainedPicture } from '../explain/explain-picture.js';
import type { Session } from '../model/session.js';
import { fileName } from './file-name.js';
import { makeFolder } from './make-folder.js';
import type { OutputPlace } from './output-place.js';
import { plannedFiles, type PlannedFile } from './planned-files.js';

/**
 * Draws what was found out about a picture, and writes its files.
 *
 * @param explained What was found out.
 * @param session The network, for the name.
 * @param given The parsed arguments.
 * @param place Where to.
 * @returns The files, with whole paths.
 * @throws `FILE_NOT_FOUND` where one cannot be written
 */
export async function writeFiles(
  explained: ExplainedPicture,
  session: Session,
  given: Arguments,
  place: OutputPlace,
): Promise<readonly PlannedFile[]> {
  const files = plannedFiles(resolve(pathIn(place, explained, session, given)), given);
  const [{ path } = { path: '' }] = files;
  await makeFolder(dirname(path));
  for (const file of files) await write(file, explained, given);
  return files;
}

async function write(
  { kind, path, map }: PlannedFile,
  explained: ExplainedPicture,
  given: Arguments,
): Promise<void> {
  const { concepts, maps } = explained;
  if (kind === 'scores') {
    const scores = maps[map]?.scores;
    if (scores !== undefined) await writeWhole(path, encodeNpy(scores));
  } else if (kind === 'concepts') {
    if (concepts !== undefined) await writePicture(path, concepts.painted);
  } else {
    const { svg, pixels } = drawing(explained, given);
    await (path.toLowerCase().endsWith('.svg')
      ? writeWhole(path, await svg())
      : writePicture(path, await pixels()));
  }
}

/** A name that is made is free: with a number behind it, if need be. */
function pathIn(
  place: OutputPlace,
  { name, className, maps }: ExplainedPicture,
  { id }: Session,
  given: Arguments,
): string {
  if ('file' in place) return place.file;
  const [map] = maps;
  const stem = fileName({
    picture: name,
    className,
    method: given.montage === undefined ? (map?.result.method ?? '') : 'montage',
    layers: map?.result.featureLayers ?? [],
    model: id,
  });
  const isFree = (path: string) =>
    given.force || !plannedFiles(path, given).some((file) => existsSync(file.path));
  let path = join(place.folder, `${stem}.png`);
  for (let number = 2; !isFree(path); number += 1)
    path = join(place.folder, `${stem}-${number}.png`);
  return path;
}
