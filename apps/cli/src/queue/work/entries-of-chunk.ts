import { GradCamError } from '@gradcam/errors';
import { archiveEntries } from '../../batch/entries/archives/archive-entries.js';
import { archiveName } from '../../batch/entries/archives/archive-name.js';
import { bucketAddress, objectBelow } from '../../batch/bucket/bucket-address.js';
import { isBucketAddress } from '../../batch/bucket/is-bucket-address.js';
import { objectState } from '../../batch/bucket/object-state.js';
import type { Entry } from '../../batch/entries/entry.js';
import { diskFile } from '../../batch/entries/file/disk-file.js';
import { objectFile } from '../../batch/entries/file/object-file.js';
import type { SourceFile } from '../../batch/entries/file/source-file.js';
import { nameBelow } from '../../batch/entries/name-below.js';
import { nothing } from '../../batch/entries/nothing.js';
import { orProblem } from '../../batch/entries/or-problem.js';
import type { Chunk, ChunkArchive, ChunkPicture } from '../chunk/chunk.js';
import { placeWithin } from './place-within.js';
import { isPlainKey, prefixWithin } from './prefix-within.js';

/**
 * Lists the entries of a chunk.
 *
 * @param chunk The chunk, whose fields were checked.
 * @param root The folder of the inputs, or their address in a bucket, as the worker was given it.
 * @param endpoint The service of a bucket, where it is not that of AWS.
 * @returns The entries; of a picture whose name leads elsewhere one that says so.
 * @throws `BAD_OPTION` for what is outside of that folder, or no archive; `FILE_NOT_FOUND` for what is not there
 */
export async function entriesOfChunk(
  { input, pictures = [], archive }: Chunk,
  root: string,
  endpoint?: string,
): Promise<AsyncIterable<Entry>> {
  if (isBucketAddress(root)) {
    const address = prefixWithin(root, input);
    if (archive === undefined)
      return inOrder(pictures.map((each) => objectOf(each, address, endpoint)));
    return membersOf(archive, () => objectWithin(address, archive, endpoint));
  }
  const folder = await placeWithin(root, input, 'folder');
  if (archive === undefined) return inOrder(pictures.map((each) => entryOf(each, folder)));
  const { path } = archive;
  return membersOf(archive, async () => diskFile(await placeWithin(folder, path, 'file')));
}

function entryOf({ name, label }: ChunkPicture, root: string): Entry {
  return orProblem(name, () => {
    const from = { kind: 'file', root } as const;
    const own = nameBelow(name);
    return label === undefined ? { name: own, from } : { name: own, label, from };
  });
}

/** Nothing in its key is taken for a way elsewhere, by the bucket or by what stands in front of it. */
function objectOf(
  { name, label }: ChunkPicture,
  address: string,
  endpoint: string | undefined,
): Entry {
  if (!isPlainKey(name))
    return nothing(
      name,
      'FILE_NOT_FOUND',
      `"${name}" is not the key of an object below the address of the input, and nothing else is opened; name it from there.`,
    );
  const place = objectBelow(bucketAddress(address), name, endpoint);
  const entry = { name, from: { kind: 'object', ...place } } as const;
  return label === undefined ? entry : { ...entry, label };
}

/** An archive below the address of the input, whose key nothing takes for a way elsewhere. */
async function objectWithin(
  address: string,
  { path, etag }: ChunkArchive,
  endpoint: string | undefined,
): Promise<SourceFile> {
  if (!isPlainKey(path))
    throw new GradCamError(
      'BAD_OPTION',
      `a chunk names "${path}", which is not below the addresses that the worker was given, and nothing else is opened; put chunks into the queue by gradcam batch --queue.`,
    );
  const place = objectBelow(bucketAddress(address), path, endpoint);
  const state = await objectState(place);
  // Another version than that of the run is found out where it is read.
  if (state !== undefined)
    return objectFile(place, etag === undefined ? state : { ...state, etag });
  throw new GradCamError(
    'FILE_NOT_FOUND',
    `there is no archive "${path}" below "${address}"; give the worker the addresses of the run, or those of its --shared.`,
  );
}

async function membersOf(
  { path, prefix, rows }: ChunkArchive,
  open: () => Promise<SourceFile>,
): Promise<AsyncIterable<Entry>> {
  if (!archiveName.test(path) || (prefix !== '' && prefix !== `${path}/`))
    throw new GradCamError(
      'BAD_OPTION',
      `a chunk names "${path}", got no archive, or another prefix, "${prefix}"; put chunks into the queue by gradcam batch --queue.`,
    );
  const all = { told: () => undefined, isWanted: () => true, prefix, rows };
  return archiveEntries(await open(), all);
}

async function* inOrder(entries: readonly Entry[]): AsyncGenerator<Entry> {
  yield* entries;
  await Promise.resolve();
}
