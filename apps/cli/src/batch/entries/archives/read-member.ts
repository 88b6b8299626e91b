import { extname } from 'node:path';
import { GradCamError } from '@gradcam/errors';
import type { ReadEntry } from 'tar';
import { mostBytes } from '../../../pictures/too-many-bytes.js';
import { pictureEndings } from '../../../pictures/picture-endings.js';
import type { Entry } from '../entry.js';
import { nameBelow } from '../name-below.js';
import { orProblem } from '../or-problem.js';

/** A file of an archive that says something of a run. */
export type Member =
  | { readonly path: string; readonly entry: Entry }
  | { readonly path: string; readonly label: 'cls' | 'json'; readonly bytes: Uint8Array };

/** Of a file with a label, in bytes. */
const mostOfLabel = 1 << 20;

/**
 * Reads a file of an archive, if it is a picture or has a label.
 *
 * @param member The file, whose bytes come next.
 * @param prefix In front of the name of a picture.
 * @param give Gets it, when all of it was read: the parser hands on what it has at once, so that this is before the next one.
 */
export function readMember(member: ReadEntry, prefix: string, give: (read: Member) => void): void {
  const { path, type, size } = member;
  const ending = extname(path).toLowerCase();
  const label = ending === '.cls' ? 'cls' : ending === '.json' ? 'json' : undefined;
  if (label !== undefined && isFile(type) && size <= mostOfLabel) {
    gather(member, (bytes) => {
      give({ path, label, bytes });
    });
    return;
  }
  if (!pictureEndings.includes(ending) || type === 'Directory') {
    member.resume();
    return;
  }
  const entry = orProblem(`${prefix}${path}`, () => checked(member, prefix));
  if (entry.from.kind === 'nothing') {
    member.resume();
    give({ path, entry });
    return;
  }
  gather(member, (bytes) => {
    give({ path, entry: { ...entry, from: { kind: 'bytes', bytes } } });
  });
}

/** Gathers the bytes of a file. Where the archive breaks off its last file ends, too, before its time: of that nothing is given. */
function gather(member: ReadEntry, give: (bytes: Uint8Array) => void): void {
  const parts: Uint8Array[] = [];
  member.on('data', (part) => parts.push(part));
  member.on('end', () => {
    // A copy with a memory of its own, which another thread can take.
    const bytes = new Uint8Array(Buffer.concat(parts));
    if (bytes.length === member.size) give(bytes);
  });
}

/** Older archives have other words for files. */
function isFile(type: string): boolean {
  return ['File', 'OldFile', 'ContiguousFile'].includes(type);
}

function checked({ path, type, size }: ReadEntry, prefix: string): Entry {
  const name = `${prefix}${nameBelow(path)}`;
  if (!isFile(type))
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
