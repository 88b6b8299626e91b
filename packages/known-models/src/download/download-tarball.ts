import { GradCamError, isCallersOwn } from '@gradcam/errors';
import type { Dispatcher } from 'undici';
import type { PackageSource } from '@gradcam/models';
import type { FetchProgress } from '../fetch-progress.js';
import { Refusal } from './refusal.js';
import type { RegistryOptions } from './registry-options.js';
import { openSpool, type Spool } from './spool.js';
import { talk, type Talk } from './talk.js';
import { tarballAddress } from './tarball-address.js';
import { reasonOf, withRetries } from './with-retries.js';

/** The destination of a tarball, and the options for fetching it. */
export interface Download {
  /** The path of the file, which is not there yet. */
  readonly file: string;
  /** The folder that errors name. */
  readonly cacheFolder: string;
  readonly registry: RegistryOptions;
  readonly stallSeconds: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: FetchProgress) => void;
}

/**
 * Downloads a package to a file and checks its hash. What breaks off goes on where it stopped, if the registry can do that; a
 * tarball with another hash is fetched once more and then refused.
 *
 * @param source The package.
 * @param download The destination and the options.
 * @throws `INTEGRITY`, `DOWNLOAD_FAILED`, `FILE_NOT_WRITTEN`
 */
export async function downloadTarball(source: PackageSource, download: Download): Promise<void> {
  const spool = await openSpool(download.file, download.cacheFolder);
  try {
    await fetched(source, download, spool);
  } catch (cause) {
    if (cause instanceof GradCamError || isCallersOwn(cause)) throw cause;
    throw new GradCamError(
      'DOWNLOAD_FAILED',
      `the package ${source.package} could not be downloaded (${reasonOf(cause)}); connect to the network once, or set GRADCAM_CACHE to a folder that was filled on another machine.`,
      { cause },
    );
  } finally {
    await spool.close();
  }
}

async function fetched(source: PackageSource, download: Download, spool: Spool): Promise<void> {
  const { registry, stallSeconds, signal, onProgress } = download;
  const onRetry = (reason: string) => {
    onProgress({ phase: 'retrying', reason });
  };
  const ends = { stallSeconds, signal };
  const address = await withRetries({ ...ends, onRetry }, () =>
    talk(registry, ends, (each) => tarballAddress(source, registry, each)),
  );
  const once = async () => {
    await spool.restart();
    const receive = receiver(source, address, spool, onProgress);
    const patience = { ...ends, onRetry, loadedBytes: spool.bytes };
    await withRetries(patience, () => talk(registry, ends, receive));
    return spool.digest() === source.integrity;
  };
  // A network may answer with a page of its own, once.
  if ((await once()) || (await once())) return;
  throw new GradCamError(
    'INTEGRITY',
    `the package ${source.package} is not the one that is expected, got ${spool.bytes()} bytes with another hash twice; nothing was kept. Check what stands between this machine and the registry.`,
  );
}

/** Each call asks for what is still missing. */
function receiver(
  source: PackageSource,
  address: string,
  spool: Spool,
  onProgress: Download['onProgress'],
): (each: Talk) => Promise<void> {
  // More than that cannot be the package: a page without an end must not fill the disk.
  const mostBytes = 2 * source.bytes + 2 ** 20;
  let version: string | undefined;
  return async ({ get, heard }) => {
    const response = await get(address, rangeAfter(spool.bytes(), version));
    await beginOrGoOn(response, spool);
    const { etag } = response.headers;
    version = typeof etag === 'string' && etag.startsWith('"') ? etag : undefined;
    // Border to undici: its body is a stream of bytes.
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      heard();
      if (spool.bytes() + chunk.length > mostBytes) throw tooLong(source, mostBytes);
      await spool.write(chunk);
      onProgress({
        phase: 'downloading',
        loadedBytes: spool.bytes(),
        totalBytes: source.bytes,
      });
    }
  };
}

function rangeAfter(bytes: number, version: string | undefined): Record<string, string> {
  if (bytes === 0) return {};
  return {
    range: `bytes=${bytes}-`,
    ...(version === undefined ? {} : { 'if-range': version }),
  };
}

/** Begins again where it cannot go on: at once, or with the next try where the answer is of no use. */
async function beginOrGoOn(response: Dispatcher.ResponseData, spool: Spool): Promise<void> {
  const { statusCode, headers, body } = response;
  const range = String(headers['content-range']);
  if (statusCode === 206 && range.startsWith(`bytes ${spool.bytes()}-`)) return;
  if ([200, 206, 416].includes(statusCode)) await spool.restart();
  if (statusCode === 200) return;
  await body.dump();
  throw new Refusal(response);
}

function tooLong(source: PackageSource, mostBytes: number): GradCamError {
  return new GradCamError(
    'DOWNLOAD_FAILED',
    `the package ${source.package} is not the one that is expected, got more than ${mostBytes} bytes, expected ${source.bytes}; check what stands between this machine and the registry.`,
  );
}
