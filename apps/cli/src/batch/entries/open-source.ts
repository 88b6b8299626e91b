import { createHash } from 'node:crypto';
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { GradCamError } from '@gradcam/errors';
import { isDynamicPattern } from 'tinyglobby';
import { bucketSource } from './bucket-source.js';
import { isBucketAddress } from '../bucket/is-bucket-address.js';
import { archiveName, archiveSource } from './archives/archive-source.js';
import { shardsSource } from './archives/shards-source.js';
import { csvEntries } from './lists/csv-entries.js';
import type { Entry, Source } from './entry.js';
import { globSource } from './glob-source.js';
import { jsonEntries } from './lists/json-entries.js';
import { walkFolder } from './walk-folder.js';

/**
 * Finds out what the input of a run is.
 *
 * @param input As the command line names it.
 * @param out The folder of the output, in which no pictures are looked for.
 * @param endpoint The service of a bucket, where it is not that of AWS.
 * @returns The pictures; none is read yet.
 * @throws `BAD_OPTION` for what is neither a folder, nor a glob, nor a list, nor a bucket
 */
export async function openSource(input: string, out: string, endpoint?: string): Promise<Source> {
  if (isBucketAddress(input)) return bucketSource(input, out, endpoint);
  const state = statSync(input, { throwIfNoEntry: false });
  if (state?.isDirectory() === true) return folderSource(realpathSync(input), out);
  if (state === undefined && isDynamicPattern(input))
    return archiveName.test(input) ? shardsSource(input) : globSource(input, out);
  const source = state?.isFile() === true ? fileSource(realpathSync(input), state.size) : undefined;
  if (source === undefined) throw refused(input, state === undefined);
  return await source;
}

function fileSource(path: string, size: number): Source | Promise<Source> | undefined {
  const list = lists.get(extname(path).toLowerCase());
  if (list !== undefined) return listSource(path, size, list);
  return archiveName.test(path) ? archiveSource(path) : undefined;
}

type List = (path: string, told: (bytes: number) => void) => AsyncIterable<Entry>;

const lists: ReadonlyMap<string, List> = new Map([
  ['.csv', csvEntries],
  ['.jsonl', jsonEntries],
  ['.ndjson', jsonEntries],
]);

function folderSource(root: string, out: string): Source {
  const paths = () => walkFolder(root, resolve(out));
  return {
    root,
    said: { kind: 'folder', path: root },
    entries: async function* () {
      for await (const name of paths()) yield { name, from: { kind: 'file', root } };
    },
    share: () => undefined,
    count: async () => {
      const names = paths();
      let count = 0;
      while ((await names.next()).done !== true) count += 1;
      return count;
    },
  };
}

async function listSource(path: string, size: number, list: List): Promise<Source> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  let read = 0;
  return {
    root: dirname(path),
    said: { kind: 'list', path, hash: hash.digest('hex') },
    entries: () =>
      list(path, (bytes) => {
        read = bytes;
      }),
    share: () => (size === 0 ? undefined : read / size),
    count: () => Promise.resolve(undefined),
  };
}

function refused(input: string, isMissing: boolean): GradCamError {
  const got = isMissing ? `there is no "${input}"` : `"${input}" is no input of a run`;
  return new GradCamError(
    'BAD_OPTION',
    `${got}, expected a folder, a "glob", a list that ends in .csv or .jsonl, a .tar, a .parquet, a "pattern" of several, or s3://bucket/prefix; check the path. A single picture is for gradcam explain.`,
  );
}
