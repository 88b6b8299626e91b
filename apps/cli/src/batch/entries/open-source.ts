import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import { isDynamicPattern } from 'tinyglobby';
import { isBucketAddress } from '../bucket/is-bucket-address.js';
import { archiveName } from './archives/archive-name.js';
import { archiveOnDisk, archivesOnDisk } from './archives/archives-on-disk.js';
import { openInBucket } from './bucket/open-in-bucket.js';
import { diskFile } from './file/disk-file.js';
import { globSource } from './glob-source.js';
import { listOf } from './lists/list-of.js';
import { listSource } from './lists/list-source.js';
import type { Source } from './source.js';
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
  if (isBucketAddress(input)) return openInBucket(input, out, endpoint);
  const state = statSync(input, { throwIfNoEntry: false });
  if (state?.isDirectory() === true) return folderSource(realpathSync(input), out);
  if (state === undefined && isDynamicPattern(input))
    return archiveName.test(input) ? archivesOnDisk(input) : globSource(input, out);
  const source = state?.isFile() === true ? fileSource(realpathSync(input)) : undefined;
  if (source === undefined) throw refused(input, state === undefined);
  return await source;
}

function fileSource(path: string): Source | Promise<Source> | undefined {
  const list = listOf(path);
  if (list !== undefined) return listSource(diskFile(path), list, {});
  return archiveName.test(path) ? archiveOnDisk(path) : undefined;
}

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

function refused(input: string, isMissing: boolean): GradCamError {
  const got = isMissing ? `there is no "${input}"` : `"${input}" is no input of a run`;
  return new GradCamError(
    'BAD_OPTION',
    `${got}, expected a folder, a "glob", a list that ends in .csv or .jsonl, a .tar, a .parquet, a "pattern" of several, or s3://bucket/prefix, also with one of those; check the path. A single picture is for gradcam explain.`,
  );
}
