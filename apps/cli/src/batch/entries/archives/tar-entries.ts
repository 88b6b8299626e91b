import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { Parser, type ReadEntry } from 'tar';
import type { Entry } from '../entry.js';
import { nothing } from '../nothing.js';
import { readMember } from './read-member.js';
import { inSamples } from './in-samples.js';

/** Tells whether anybody is going to read a picture. */
export type IsWanted = (entry: Pick<Entry, 'name' | 'label'>) => boolean;

/**
 * Lists the pictures inside of a tar file, also a compressed one, in the order in which they lie there. Nothing is unpacked: the bytes of one sample after the other are held.
 *
 * @param path The archive.
 * @param told Gets the bytes that were read.
 * @param isWanted Tells whether anybody is going to read a picture.
 * @param prefix In front of every name, where there are several archives.
 * @returns The entries; where the archive breaks off, the last one says so.
 */
export async function* tarEntries(
  path: string,
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
  const parts = partsOf(path, told);
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
  samples.end();
  yield* found.splice(0);
  const [failure] = failures;
  if (failure !== undefined) yield brokenOff(`${prefix}${basename(path)}`, failure);
}

async function* partsOf(path: string, told: (bytes: number) => void): AsyncGenerator<Buffer> {
  const file = createReadStream(path);
  const isZipped = /\.(tgz|gz)$/i.test(path);
  const parts = isZipped ? file.pipe(createGunzip()) : file;
  if (isZipped) file.on('error', (cause) => parts.destroy(cause));
  try {
    // Border to Node: without an encoding its parts are buffers.
    for await (const part of parts as AsyncIterable<Buffer>) {
      told(file.bytesRead);
      yield part;
    }
  } finally {
    file.destroy();
  }
}

function brokenOff(name: string, cause: unknown): Entry {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `${name} breaks off, got "${reason}"; pack it again.`;
  return nothing(name, 'BAD_REGION', message);
}
