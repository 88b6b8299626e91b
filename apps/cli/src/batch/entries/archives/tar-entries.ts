import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import { brokenOff } from '../broken-off.js';
import type { Entry } from '../entry.js';
import type { SourceFile } from '../file/source-file.js';
import { toldPieces } from '../file/told-pieces.js';
import { readMember } from './read-member.js';
import { inSamples } from './in-samples.js';

/** Tells whether anybody is going to read a picture. */
export type IsWanted = (entry: Pick<Entry, 'name' | 'label'>) => boolean;

/**
 * Lists the pictures inside of a tar file, also a compressed one, in the order in which they lie there. Nothing is unpacked: the bytes of one sample after the other are held.
 *
 * @param file The archive.
 * @param told Gets the bytes that were read.
 * @param isWanted Tells whether anybody is going to read a picture.
 * @param prefix In front of every name, where there are several archives.
 * @returns The entries; where the archive breaks off, the last one says so.
 * @throws `DOWNLOAD_FAILED` where the bucket is lost that it lies in
 */
export async function* tarEntries(
  file: SourceFile,
  told: (bytes: number) => void,
  isWanted: IsWanted,
  prefix = '',
): AsyncGenerator<Entry> {
  const found: Entry[] = [];
  const samples = inSamples((entry) => {
    if (isWanted(entry)) found.push(entry);
  });
  const failures: unknown[] = [];
  const parser = new Parser({ strict: true, zstd: false });
  parser.on('entry', (entry: ReadEntry) => {
    readMember(entry, prefix, samples.add);
  });
  parser.on('error', (cause: unknown) => failures.push(cause));
  const parts = partsOf(file, told);
  try {
    for await (const part of parts) {
      parser.write(part);
      if (failures.length > 0) break;
      yield* found.splice(0);
    }
    if (failures.length === 0) parser.end();
  } catch (cause) {
    failures.push(cause);
  }
  // With a bucket that is lost the label of the last sample may be, too: it is for the run that goes on.
  const [failure] = failures;
  const name = `${prefix}${file.name}`;
  const last = failure === undefined ? [] : [brokenOff(name, failure, 'pack')];
  samples.end();
  yield* found.splice(0);
  yield* last;
}

async function* partsOf(
  file: SourceFile,
  told: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const pieces = toldPieces(file, told);
  if (!/\.(tgz|gz)$/i.test(file.name)) {
    yield* pieces;
    return;
  }
  const source = Readable.from(pieces);
  const parts = source.pipe(createGunzip());
  source.on('error', (cause) => parts.destroy(cause));
  try {
    // Border to Node: without an encoding its parts are buffers.
    yield* parts as AsyncIterable<Buffer>;
  } finally {
    source.destroy();
  }
}
