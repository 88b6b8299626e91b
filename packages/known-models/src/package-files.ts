import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageSource } from '@gradcam/models';
import { unpackTarball } from './cache/unpack-tarball.js';
import { downloadTarball, type Download } from './download/download-tarball.js';

/** The destination of a package's files, and the options for fetching it. */
export interface Extraction extends Omit<Download, 'file'> {
  /** A folder for the files, which is not there yet. */
  readonly into: string;
  /** A folder for files that are not complete, removed by the caller. */
  readonly scratch: string;
}

/**
 * Fetches a package and unpacks one folder or file of it: not a byte before the hash of the whole tarball is checked.
 *
 * @param source The package to fetch.
 * @param extraction The destination and the options.
 * @throws `INTEGRITY`, `DOWNLOAD_FAILED`, `FILE_NOT_WRITTEN`, `MODEL_BROKEN`
 */
export async function packageFiles(source: PackageSource, extraction: Extraction): Promise<void> {
  const file = join(extraction.scratch, 'package.tgz');
  await downloadTarball(source, { ...extraction, file });
  await unpackTarball(file, source, extraction.into);
  await rm(file);
}
