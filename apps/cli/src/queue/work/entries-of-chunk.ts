import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { archiveEntries } from '../../batch/entries/archives/archive-entries.js';
import { archiveName } from '../../batch/entries/archives/archive-source.js';
import type { Entry } from '../../batch/entries/entry.js';
import { nameBelow } from '../../batch/entries/name-below.js';
import { orProblem } from '../../batch/entries/or-problem.js';
import type { Chunk, ChunkArchive, ChunkPicture } from '../chunk/chunk.js';
import { placeWithin } from './place-within.js';

/**
 * Lists the entries of a chunk.
 *
 * @param chunk The chunk, whose fields were checked.
 * @param root The folder of the inputs, as the worker was given it.
 * @returns The entries; of a picture whose name leads elsewhere one that says so.
 * @throws `BAD_OPTION` for what is outside of that folder, or no archive; `FILE_NOT_FOUND` for what is not there
 */
export async function entriesOfChunk(
  { input, pictures = [], archive }: Chunk,
  root: string,
): Promise<AsyncIterable<Entry>> {
  const folder = await placeWithin(root, input, 'folder');
  if (archive === undefined) return inOrder(pictures.map((each) => entryOf(each, folder)));
  return membersOf(archive, folder);
}

function entryOf({ name, label }: ChunkPicture, root: string): Entry {
  return orProblem(name, () => {
    const from = { kind: 'file', root } as const;
    const own = nameBelow(name);
    return label === undefined ? { name: own, from } : { name: own, label, from };
  });
}

async function membersOf(
  { path, prefix, rows }: ChunkArchive,
  folder: string,
): Promise<AsyncIterable<Entry>> {
  if (!archiveName.test(path) || (prefix !== '' && prefix !== `${path}/`))
    throw new GradCamError(
      'BAD_OPTION',
      `a chunk names "${path}", got no archive, or another prefix, "${prefix}"; put chunks into the queue by gradcam batch --queue.`,
    );
  const found = await placeWithin(folder, path, 'file');
  const archive = { path: basename(found), prefix };
  const { size } = statSync(found);
  const all = { told: () => undefined, isWanted: () => true, size, rows };
  return archiveEntries(dirname(found), archive, all);
}

async function* inOrder(entries: readonly Entry[]): AsyncGenerator<Entry> {
  yield* entries;
  await Promise.resolve();
}
