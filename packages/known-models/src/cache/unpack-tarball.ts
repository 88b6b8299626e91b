import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Parser } from 'tar';
import type { PackageSource } from '@gradcam/models';
import { archiveRefused, entryKeeper, type Limits } from './entry-keeper.js';

/** No model of a browser comes near; Node reads no file at once that is larger. */
const defaultLimits: Limits = { files: 5000, bytes: 2 ** 31 };

/**
 * Unpacks the wanted files of a tarball whose hash has been checked. A package with anything there but files and folders of plain
 * names, or with more than a model needs, is refused.
 *
 * @param file The path of the tarball.
 * @param source The wanted part of it.
 * @param into The folder for the files, which is not there yet.
 * @param limits How much is too much.
 * @throws `MODEL_BROKEN`
 */
export async function unpackTarball(
  file: string,
  source: PackageSource,
  into: string,
  limits: Limits = defaultLimits,
): Promise<void> {
  await mkdir(into);
  const keeper = entryKeeper(source, into, limits);
  const parser = new Parser({ strict: true, zstd: false });
  parser.on('entry', keeper.keep);
  parser.on('error', keeper.fail);
  let bytes = 0;
  const take = (chunk: Buffer) => {
    // The parser would unzip again, without our limits.
    if (bytes === 0 && chunk[0] === 0x1f) throw archiveRefused(source, 'no archive');
    bytes += chunk.length;
    if (bytes > limits.bytes)
      throw archiveRefused(source, `more than ${limits.bytes} bytes when unpacked`);
    parser.write(chunk);
    keeper.check();
  };
  const finish = () => {
    parser.end();
    keeper.check();
  };
  try {
    await pipeline(createReadStream(file), createGunzip(), sink(take, finish));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && /^(Z|TAR)_/.test(String(cause.code)))
      throw archiveRefused(source, `no archive (${cause.message})`, cause);
    throw cause;
  } finally {
    keeper.close();
  }
}

/** A stream into two functions; what they throw ends it. */
function sink(take: (chunk: Buffer) => void, finish: () => void): Writable {
  const attempt = (run: () => void, done: (error?: Error | null) => void) => {
    try {
      run();
      done();
    } catch (cause) {
      done(cause instanceof Error ? cause : new Error(String(cause)));
    }
  };
  return new Writable({
    write: (chunk: Buffer, _, done) => {
      attempt(() => {
        take(chunk);
      }, done);
    },
    final: (done) => {
      attempt(finish, done);
    },
  });
}
