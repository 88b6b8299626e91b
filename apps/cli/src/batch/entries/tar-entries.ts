import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { createGunzip } from 'node:zlib';
import { GradCamError } from '@gradcam/errors';
import { Parser, type ReadEntry } from 'tar';
import { mostBytes } from '../../pictures/bytes-within.js';
import { pictureEndings } from '../../pictures/picture-endings.js';
import type { Entry } from './entry.js';
import { nameBelow } from './name-below.js';
import { nothing } from './nothing.js';
import { orProblem } from './or-problem.js';

/**
 * Lists the pictures inside of a tar file, also a compressed one, in the order in which they lie there. Nothing is unpacked: the bytes of one after the other are held.
 *
 * @param path The archive.
 * @param told Gets the bytes that were read.
 * @param isWanted Tells whether anybody is going to read a picture.
 * @returns The entries; where the archive breaks off, the last one says so.
 */
export async function* tarEntries(
  path: string,
  told: (bytes: number) => void,
  isWanted: (entry: Pick<Entry, 'name'>) => boolean,
): AsyncGenerator<Entry> {
  const found: Entry[] = [];
  const parser = new Parser({ strict: true, zstd: false });
  const failures: unknown[] = [];
  parser.on('entry', (entry: ReadEntry) => {
    take(entry, isWanted, (made) => found.push(made));
  });
  parser.on('error', (cause: unknown) => failures.push(cause));
  const file = createReadStream(path);
  const isZipped = /\.(tgz|gz)$/i.test(path);
  const parts = isZipped ? file.pipe(createGunzip()) : file;
  if (isZipped) file.on('error', (cause) => parts.destroy(cause));
  try {
    // Border to Node: without an encoding its parts are buffers.
    for await (const part of parts as AsyncIterable<Buffer>) {
      told(file.bytesRead);
      parser.write(part);
      if (failures.length > 0) break;
      yield* found.splice(0);
    }
    if (failures.length === 0) parser.end();
    yield* found.splice(0);
  } catch (cause) {
    failures.push(cause);
  } finally {
    file.destroy();
  }
  const [failure] = failures;
  if (failure !== undefined) yield brokenOff(basename(path), failure);
}

/** The parser hands on what it has at once, so that all of an entry is there before its end is read. */
function take(
  entry: ReadEntry,
  isWanted: (entry: Pick<Entry, 'name'>) => boolean,
  give: (made: Entry) => void,
): void {
  const made = pictureEndings.includes(extname(entry.path).toLowerCase())
    ? orProblem(entry.path, () => checked(entry))
    : undefined;
  if (made === undefined || entry.type === 'Directory' || !isWanted(made)) {
    entry.resume();
    return;
  }
  if (made.from.kind === 'nothing') {
    entry.resume();
    give(made);
    return;
  }
  const parts: Uint8Array[] = [];
  entry.on('data', (part) => parts.push(part));
  entry.on('end', () => {
    const bytes = new Uint8Array(Buffer.concat(parts));
    // Where the archive breaks off its last entry ends, too, before its time.
    if (bytes.length === entry.size) give({ ...made, from: { kind: 'bytes', bytes } });
  });
}

function checked({ path, type, size }: ReadEntry): Entry {
  const name = nameBelow(path);
  // Older archives have other words for files.
  if (!['File', 'OldFile', 'ContiguousFile'].includes(type))
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `"${name}" is a ${type} in the archive, expected a file; pack the picture itself.`,
    );
  if (size > mostBytes)
    throw new GradCamError(
      'PICTURE_TOO_LARGE',
      `"${name}" is too large, got ${size} bytes; make the picture smaller.`,
    );
  return { name, from: { kind: 'bytes', bytes: new Uint8Array(0) } };
}

function brokenOff(name: string, cause: unknown): Entry {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const message = `${name} breaks off, got "${reason}"; pack it again.`;
  return nothing(name, 'BAD_REGION', message);
}
